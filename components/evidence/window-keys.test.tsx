import { fireEvent, render } from "@testing-library/react";
import { afterAll, beforeEach, expect, it } from "vitest";

import { commandRegistry } from "@/lib/client/command-registry";
import { EvidenceStage, type Steps } from "@/test/evidence-stage";

import { WindowPicker } from "./window-picker";

let steps: Steps;
const listening = new AbortController();
beforeEach(() => {
  steps = { changes: [], zooms: [] };
  render(
    <EvidenceStage steps={steps}>
      <WindowPicker />
    </EvidenceStage>,
  );
});
afterAll(() => listening.abort());

window.addEventListener("keydown", (event) => commandRegistry.press(event, event.timeStamp), {
  signal: listening.signal,
});

const stretchAfter = (key: string, shiftKey = false) => {
  fireEvent.keyDown(document.body, { key, shiftKey });
  const zoom = steps.zooms.at(-1);
  if (zoom?.kind !== "between") return zoom;
  return [zoom.fromMs, zoom.toMs].map((atMs) => new Date(atMs).toISOString().slice(11, 16));
};

// The stage shows an hour from 12:00 on.
it.each([
  ["+", ["12:15", "12:45"]],
  ["-", ["11:30", "13:30"]],
  ["[", ["11:30", "12:30"]],
  ["]", ["12:30", "13:30"]],
  ["0", { kind: "last", minutes: 60 }],
])("%s changes the window", (key, stretch) => {
  expect(stretchAfter(key, key === "+")).toEqual(stretch);
});

it("zooms on from where the last key led", () => {
  expect([stretchAfter("+"), stretchAfter("+"), stretchAfter("-")]).toEqual([
    ["12:15", "12:45"],
    ["12:22", "12:37"],
    ["12:15", "12:45"],
  ]);
});

it("leaves alone what is typed into a field", () => {
  const field = document.body.appendChild(document.createElement("input"));
  fireEvent.keyDown(field, { key: "0" });
  expect(steps.zooms).toEqual([]);
  field.remove();
});
