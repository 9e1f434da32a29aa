import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { type FakeApi, fakeApi } from "@/test/fake-api";
import { finishedLines, runningLines } from "@/test/investigation-log";
import { nothingDone, RoomStage } from "@/test/room-stage";
import { INCIDENT } from "@/test/sample-log";

import { InvestigateForm } from "./investigate-form";

let api: FakeApi;
const closed = vi.fn<() => void>();
beforeEach(() => {
  api = fakeApi();
  api.answer({ value: {} });
  vi.useFakeTimers({ now: Date.parse("2026-11-22T15:00:00Z"), toFake: ["Date"] });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  closed.mockReset();
});

const draw = (question?: string, lines = finishedLines) =>
  render(
    <RoomStage lines={lines} doings={nothingDone()}>
      <InvestigateForm dialog={{ kind: "investigate", ...(question && { question }) }} onClose={closed} />
    </RoomStage>,
  );
const field = (label: RegExp) => screen.getByLabelText<HTMLInputElement>(label);
const ask = (words: string) => fireEvent.input(field(/^Question/), { target: { value: words } });
const send = () => fireEvent.submit(screen.getByRole("form"));

it("begins with what was typed as a command, understood", async () => {
  draw("look at checkout since 14:00");
  expect(field(/^Service/).value).toBe("checkout");
  expect(field(/^From/).value).toBe("2026-11-22T14:00");
  send();
  await waitFor(() => expect(closed).toHaveBeenCalled());
  expect(api.asked).toEqual([
    {
      method: "POST",
      path: `/api/incidents/${INCIDENT}/investigations`,
      body: {
        commandId: expect.any(String),
        question: "look at checkout since 14:00",
        service: "checkout",
        from: "2026-11-22T14:00:00.000Z",
      },
    },
  ]);
});

it("follows the words in fields that nobody has touched", () => {
  draw();
  ask("look at payments-api since 14:00");
  expect(field(/^Service/).value).toBe("payments-api");
  ask("look at payments-api since 14:10");
  expect(field(/^From/).value).toBe("2026-11-22T14:10");
  fireEvent.input(field(/^From/), { target: { value: "2026-11-22T13:00:00" } });
  ask("look at checkout since 14:30");
  expect(field(/^Service/).value).toBe("checkout");
  expect(field(/^From/).value).toBe("2026-11-22T13:00");
});

it("asks for nothing that ends before it begins, and leaves what is open to the machine", async () => {
  draw();
  fireEvent.input(field(/^From/), { target: { value: "2026-11-22T14:00:00" } });
  fireEvent.input(field(/^To/), { target: { value: "2026-11-22T13:00:00" } });
  send();
  expect(await screen.findByText(/end after it begins/)).toBeTruthy();
  expect(api.asked).toEqual([]);
  for (const label of [/^From/, /^To/]) fireEvent.input(field(label), { target: { value: "" } });
  send();
  await waitFor(() => expect(closed).toHaveBeenCalled());
  expect(api.asked[0]?.body).toEqual({ commandId: expect.any(String) });
});

it("takes the place of what runs, for one investigation at a time moves the cards", async () => {
  api.answer({ problem: { code: "unchanged", detail: "It is over already." } }, { value: {} });
  draw("Is it the network?", runningLines);
  send();
  await waitFor(() => expect(closed).toHaveBeenCalled());
  expect(api.asked.map(({ method, path }) => `${method} ${path.split(`${INCIDENT}/`)[1]}`)).toEqual([
    "DELETE investigations/i1",
    "POST investigations",
  ]);
});

it("asks nothing where what was sent is gone, and says so", () => {
  render(
    <RoomStage
      lines={finishedLines}
      doings={nothingDone()}
      uninvestigable="What this sample sent is gone: another one has run since, or samples were removed."
    >
      <InvestigateForm dialog={{ kind: "investigate" }} onClose={closed} />
    </RoomStage>,
  );
  expect(screen.getByRole("dialog").textContent).toContain("What this sample sent is gone");
  expect(screen.queryByRole("form")).toBeNull();
});
