import { expect, it } from "vitest";

import { edgePath } from "./edge-path";

it("goes smoothly from one service to the next", () => {
  expect(edgePath({ x: 0, y: 0 }, [], { x: 100, y: 50 }, false)).toBe("M0 0C50 0 50 50 100 50");
  expect(edgePath({ x: 0, y: 0 }, [], { x: 100, y: 50 }, true)).toBe("M0 0C0 25 100 25 100 50");
});

it("passes straight between the services of a layer", () => {
  const through = [{ from: { x: 40, y: 20 }, to: { x: 60, y: 20 } }];
  expect(edgePath({ x: 0, y: 0 }, through, { x: 100, y: 50 }, false)).toBe(
    "M0 0C20 0 20 20 40 20L60 20C80 20 80 50 100 50",
  );
});
