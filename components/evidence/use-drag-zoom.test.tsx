import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useRef } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { useDragZoom } from "./use-drag-zoom";

const zooms: [number, number][] = [];
const inset = { left: 100, right: 0 };
const stretch = { fromMs: 0, toMs: 1_000 };

function Stage() {
  const ref = useRef<HTMLDivElement>(null);
  const drag = useDragZoom(ref, { stretch, inset, drawn: 1, onZoom: (...zoom) => zooms.push(zoom) });
  return (
    <div ref={ref} {...drag.handlers} data-testid="chart">
      {drag.chosen && "choosing"}
    </div>
  );
}

beforeEach(() => {
  zooms.length = 0;
  vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 1_100, 100));
  render(<Stage />);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const press = (clientX: number) =>
  fireEvent.pointerDown(screen.getByTestId("chart"), { clientX, button: 0, isPrimary: true });

it("chooses what lies between, by finger and by mouse, also where it ends beside the plot", () => {
  press(300);
  fireEvent.pointerMove(window, { clientX: 5_000 });
  expect(screen.getByText("choosing")).toBeTruthy();
  fireEvent.pointerUp(window);
  expect(zooms).toEqual([[200, 1_000]]);
});

it.each(["a tap", "Escape", "a scroll that the browser takes"])("chooses nothing on %s", (how) => {
  press(300);
  fireEvent.pointerMove(window, { clientX: how === "a tap" ? 302 : 700 });
  if (how === "Escape") fireEvent.keyDown(window, { key: "Escape" });
  if (how.startsWith("a scroll")) fireEvent.pointerCancel(window);
  fireEvent.pointerUp(window);
  expect(zooms).toEqual([]);
});
