import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { tip } from "./tooltip";
import { TooltipLayer } from "./tooltip-layer";

const show = vi.fn<() => void>();
const hide = vi.fn<() => void>();

beforeEach(() => {
  vi.useFakeTimers();
  HTMLElement.prototype.showPopover = show;
  HTMLElement.prototype.hidePopover = hide;
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
  vi.useRealTimers();
});

function draw() {
  render(
    <>
      <button {...tip("Declare an incident", "C")}>one</button>
      <button {...tip("Pin")} aria-label="Pin">
        two
      </button>
      <TooltipLayer />
    </>,
  );
  return screen.getByRole("tooltip", { hidden: true });
}

function point(element: Element, pointerType = "mouse") {
  act(() => {
    element.dispatchEvent(Object.assign(new Event("pointerover", { bubbles: true }), { pointerType }));
  });
}

function wait(ms: number) {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
}

describe("TooltipLayer", () => {
  it("opens after a moment, with the shortcut, and describes its target", () => {
    const layer = draw();
    point(screen.getByText("one"));
    expect(show).not.toHaveBeenCalled();
    wait(1000);
    expect(show).toHaveBeenCalledTimes(1);
    expect(layer.textContent).toBe("Declare an incidentC");
    expect(layer.querySelector("kbd")?.textContent).toBe("C");
    expect(screen.getByText("one").getAttribute("aria-describedby")).toBe(layer.id);
  });

  it("does not describe a thing by its own name", () => {
    draw();
    point(screen.getByText("two"));
    wait(1000);
    expect(show).toHaveBeenCalledTimes(1);
    expect(screen.getByText("two").hasAttribute("aria-describedby")).toBe(false);
  });

  it("goes to the next target at once", () => {
    const layer = draw();
    point(screen.getByText("one"));
    wait(1000);
    point(screen.getByText("two"));
    wait(0);
    expect(layer.textContent).toBe("Pin");
    expect(screen.getByText("one").hasAttribute("aria-describedby")).toBe(false);
  });

  it.each([
    ["Escape", () => fireEvent.keyDown(document.body, { key: "Escape" })],
    ["a press", () => fireEvent(document.body, new Event("pointerdown", { bubbles: true }))],
    ["scrolling", () => fireEvent.scroll(document)],
  ])("closes on %s", (_what, close) => {
    draw();
    point(screen.getByText("one"));
    wait(1000);
    hide.mockClear();
    close();
    expect(hide).toHaveBeenCalledTimes(1);
    expect(screen.getByText("one").hasAttribute("aria-describedby")).toBe(false);
  });

  it("stays while the pointer is on the tooltip itself", () => {
    const layer = draw();
    point(screen.getByText("one"));
    wait(1000);
    hide.mockClear();
    point(document.body);
    point(layer);
    wait(1000);
    expect(hide).not.toHaveBeenCalled();
  });

  it("leaves touch alone", () => {
    draw();
    point(screen.getByText("one"), "touch");
    wait(1000);
    expect(show).not.toHaveBeenCalled();
  });

  it("stops listening when it is taken away", () => {
    draw();
    const target = screen.getByText("one");
    document.body.append(target.cloneNode(true));
    cleanup();
    point(document.body.firstElementChild ?? document.body);
    wait(1000);
    expect(show).not.toHaveBeenCalled();
    document.body.replaceChildren();
  });
});
