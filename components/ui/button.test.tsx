import { fireEvent, render, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import { Button, buttonClass } from "./button";
import { IconButton } from "./icon-button";

describe("Button", () => {
  it("does not send a form unless it is told to", () => {
    render(<Button>Save</Button>);
    expect(screen.getByRole("button").getAttribute("type")).toBe("button");
  });

  it("does nothing while it is pending, and keeps the focus", () => {
    const act = vi.fn<() => void>();
    const { rerender } = render(
      <Button type="submit" onClick={act}>
        Save
      </Button>,
    );
    const button = screen.getByRole("button");
    button.focus();
    rerender(
      <Button type="submit" onClick={act} pending>
        Save
      </Button>,
    );
    fireEvent.click(button);
    expect(act).not.toHaveBeenCalled();
    expect(button.getAttribute("type")).toBe("button");
    expect(button.getAttribute("aria-busy")).toBe("true");
    expect(document.activeElement).toBe(button);
  });

  it("lets a caller's class win over its own", () => {
    expect(buttonClass({ size: "md" }, "h-9").split(" ")).toContain("h-9");
    expect(buttonClass({ size: "md" }, "h-9").split(" ")).not.toContain("h-7");
  });
});

describe("IconButton", () => {
  it("has a name, a tooltip and a shortcut", () => {
    render(<IconButton label="Pin" keys="Ctrl P" />);
    const button = screen.getByRole("button", { name: "Pin" });
    expect(button.dataset["tip"]).toBe("Pin");
    expect(button.dataset["tipKeys"]).toBe("Ctrl P");
    expect(button.getAttribute("aria-keyshortcuts")).toBe("Ctrl+P");
  });
});
