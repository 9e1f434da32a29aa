import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { dismissToast, toast, toastStore, type ToastInput } from "./toast";
import { Toaster } from "./toaster";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  for (const { id } of toastStore.snapshot()) dismissToast(id);
  vi.useRealTimers();
});

function show(input: ToastInput) {
  act(() => {
    toast(input);
  });
}

function wait(ms: number) {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
}

describe("Toaster", () => {
  it("announces politely, in a region that was there before", () => {
    render(<Toaster />);
    const region = screen.getByRole("region", { name: "Notifications" }).querySelector("[aria-live=polite]");
    show({ title: "Task deleted." });
    expect(region?.textContent).toContain("Task deleted.");
  });

  it("leaves by itself, later where there is something to undo", () => {
    render(<Toaster />);
    show({ title: "Saved." });
    show({ title: "Deleted.", action: { label: "Undo", run: () => undefined } });
    wait(6000);
    expect(screen.queryByText("Saved.")).toBeNull();
    expect(screen.queryByText("Deleted.")).not.toBeNull();
    wait(6000);
    expect(screen.queryByText("Deleted.")).toBeNull();
  });

  it("keeps an error until it is closed", () => {
    render(<Toaster />);
    show({ title: "Not sent.", tone: "danger" });
    wait(3_600_000);
    fireEvent.click(screen.getByRole("button", { name: "Close" }));
    expect(screen.queryByText("Not sent.")).toBeNull();
  });

  it("waits while it is pointed at or has the focus", () => {
    render(<Toaster />);
    show({ title: "Saved." });
    const region = screen.getByRole("region");
    fireEvent(region, new Event("pointerenter"));
    wait(60_000);
    expect(screen.queryByText("Saved.")).not.toBeNull();
    fireEvent(region, new Event("pointerleave"));
    wait(6000);
    expect(screen.queryByText("Saved.")).toBeNull();
  });

  it("undoes once and goes", () => {
    render(<Toaster />);
    const run = vi.fn<() => void>();
    show({ title: "Deleted.", action: { label: "Undo", run } });
    fireEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(run).toHaveBeenCalledTimes(1);
    expect(screen.queryByText("Deleted.")).toBeNull();
  });

  it("shows the newest four", () => {
    render(<Toaster />);
    for (const number of [1, 2, 3, 4, 5]) show({ title: `Message ${number}` });
    expect(screen.getAllByRole("listitem").map((item) => item.querySelector("p")?.textContent)).toEqual([
      "Message 2",
      "Message 3",
      "Message 4",
      "Message 5",
    ]);
  });
});
