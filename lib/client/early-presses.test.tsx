import { fireEvent } from "@testing-library/react";
import { expect, it } from "vitest";

import { keepEarlyPresses } from "./early-presses";

it("keeps shortcuts until the page hears them, and leaves to its parts the keys that they are given", () => {
  const row = document.body.appendChild(document.createElement("div"));
  keepEarlyPresses();
  fireEvent.keyDown(row, { key: "a" });
  const pressAgain = window.earlyPresses?.end();
  fireEvent.keyDown(document.body, { key: "c" });
  fireEvent.keyDown(row, { key: "x" });
  const heard: string[] = [];
  const stop = new AbortController();
  window.addEventListener("keydown", ({ key }) => heard.push(key), { signal: stop.signal });
  pressAgain?.();
  fireEvent.keyDown(document.body, { key: "d" });
  stop.abort();
  expect(heard).toEqual(["a", "c", "d"]);
});
