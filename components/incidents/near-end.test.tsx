import { cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { NearEnd } from "./near-end";

/** The document of these tests has no layout: whatever is watched is in sight, as for a reader who rests at the end. */
class InSight {
  private readonly told: (entries: { isIntersecting: boolean }[]) => void;
  constructor(told: (entries: { isIntersecting: boolean }[]) => void) {
    this.told = told;
  }
  observe(): void {
    this.told([{ isIntersecting: true }]);
  }
  disconnect(): void {}
}

beforeEach(() => void vi.stubGlobal("IntersectionObserver", InSight));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("tells of a reader who is near, and of one who came near while it waited when that ends", () => {
  let told = 0;
  const end = (waiting: boolean) => (
    <NearEnd onNear={() => (told += 1)} waiting={waiting}>
      the end
    </NearEnd>
  );
  const { rerender } = render(end(true));
  expect(told).toBe(0);
  rerender(end(false));
  expect(told).toBe(1);
  rerender(end(false));
  expect(told).toBe(1);
});
