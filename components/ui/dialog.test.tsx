import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useState, type ReactNode } from "react";
import { describe, expect, it } from "vitest";

import { Dialog } from "./dialog";

function Opener({ children }: { children?: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button onClick={() => setOpen(true)}>Open</button>
      <section data-toaster>
        <button>Undo</button>
      </section>
      <Dialog open={open} onOpenChange={setOpen} title="Declare" description="Everyone sees it.">
        {children}
      </Dialog>
    </>
  );
}

async function openDialog(children?: ReactNode) {
  render(<Opener>{children}</Opener>);
  const opener = screen.getByRole("button", { name: "Open" });
  opener.focus();
  fireEvent.click(opener);
  return { opener, dialog: await screen.findByRole("dialog") };
}

describe("Dialog", () => {
  it("is named and described", async () => {
    const { dialog } = await openDialog();
    const text = (attribute: string) =>
      document.getElementById(dialog.getAttribute(attribute) ?? "")?.textContent;
    expect(text("aria-labelledby")).toBe("Declare");
    expect(text("aria-describedby")).toBe("Everyone sees it.");
  });

  it("begins at its first field", async () => {
    await openDialog(<input aria-label="Title" />);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Title")));
  });

  it("gives the focus back to what opened it", async () => {
    const { opener, dialog } = await openDialog(<input aria-label="Title" />);
    await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
    fireEvent.keyDown(dialog, { key: "Escape" });
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(opener));
  });
});
