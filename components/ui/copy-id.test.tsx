import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";

import { CopyId } from "./copy-id";
import { dismissToast, toastStore } from "./toast";

afterEach(() => {
  cleanup();
  for (const { id } of toastStore.snapshot()) dismissToast(id);
  vi.unstubAllGlobals();
});

function clipboard(writeText: (text: string) => Promise<void>) {
  vi.stubGlobal("isSecureContext", true);
  vi.stubGlobal("navigator", { clipboard: { writeText } });
}

describe("CopyId", () => {
  it("copies the whole value, and says so", async () => {
    const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
    clipboard(writeText);
    render(<CopyId value="0193-abcdef" text="0193" />);
    await act(() => Promise.resolve(fireEvent.click(screen.getByRole("button"))));
    expect(writeText).toHaveBeenCalledWith("0193-abcdef");
    expect(screen.getByRole("status").textContent).toBe("Copied");
  });

  it("shows the value to copy by hand when the browser refuses", async () => {
    clipboard(() => Promise.reject(new Error("denied")));
    render(<CopyId value="0193-abcdef" text="0193" />);
    await act(() => Promise.resolve(fireEvent.click(screen.getByRole("button"))));
    expect(screen.getByRole("status").textContent).toBe("");
    expect(toastStore.snapshot()).toMatchObject([{ tone: "danger", detail: "Copy it by hand: 0193-abcdef" }]);
  });

  it("still copies without HTTPS, where there is no clipboard", async () => {
    vi.stubGlobal("isSecureContext", false);
    let selected = "";
    document.execCommand = () => {
      selected = document.querySelector("textarea")?.value ?? "";
      return true;
    };
    render(<CopyId value="0193-abcdef" />);
    await act(() => Promise.resolve(fireEvent.click(screen.getByRole("button"))));
    expect(selected).toBe("0193-abcdef");
    expect(document.querySelector("textarea")).toBeNull();
  });
});
