import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { type FakeApi, fakeApi } from "@/test/fake-api";
import { DeclareDialog } from "./declare-dialog";
import { forgetDraft } from "./declare-draft";

const declared = { incidentId: "i-1", number: 7, seq: 1 };
const onDeclared = vi.fn<(value: typeof declared) => void>();

function Stage() {
  const [open, setOpen] = useState(true);
  return (
    <>
      <button onClick={() => setOpen(true)}>Reopen</button>
      <DeclareDialog
        open={open}
        onOpenChange={setOpen}
        onDeclared={(value) => {
          setOpen(false);
          onDeclared(value);
        }}
      />
    </>
  );
}

let api: FakeApi;
beforeEach(() => {
  api = fakeApi();
  forgetDraft();
  onDeclared.mockReset();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const title = () => screen.getByLabelText<HTMLInputElement>(/^Title/);
const form = () => screen.getByRole("form", { name: "Declare an incident" });
const write = (text: string) => fireEvent.input(title(), { target: { value: text } });
const commandIds = () =>
  api.asked.map(({ body }) =>
    typeof body === "object" && body && "commandId" in body ? body.commandId : null,
  );

async function send() {
  const before = api.asked.length;
  fireEvent.submit(form());
  await waitFor(() => expect(api.asked.length).toBeGreaterThan(before));
}

describe("DeclareDialog", () => {
  it("declares what was chosen, with undetermined as the default", async () => {
    api.answer({ value: declared });
    render(<Stage />);
    write("Checkout is broken");
    fireEvent.click(screen.getByLabelText(/^Restricted/));
    await send();
    expect(api.asked[0]).toMatchObject({
      method: "POST",
      path: "/api/incidents",
      body: {
        title: "Checkout is broken",
        severity: "undetermined",
        status: "triage",
        kind: "real",
        restricted: true,
      },
    });
    await waitFor(() => expect(onDeclared).toHaveBeenCalledWith(declared));
  });

  it("repeats the same command after a failure, and keeps what was typed, across closing", async () => {
    api.answer({ unreachable: true }, { unreachable: true }, { value: declared });
    render(<Stage />);
    write("Checkout is broken");
    await send();
    expect((await screen.findByRole("alert")).textContent).toContain("will not be declared twice");
    expect(title().value).toBe("Checkout is broken");
    await send();
    fireEvent.keyDown(title(), { key: "Escape" });
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    fireEvent.click(screen.getByRole("button", { name: "Reopen" }));
    expect(title().value).toBe("Checkout is broken");
    await send();
    await waitFor(() => expect(onDeclared).toHaveBeenCalled());
    expect(new Set(commandIds()).size).toBe(1);
  });

  it("sends a double submit once, and the next declaration as another command", async () => {
    api.answer({ value: declared });
    render(<Stage />);
    write("First");
    fireEvent.submit(form());
    fireEvent.submit(form());
    await waitFor(() => expect(onDeclared).toHaveBeenCalledOnce());
    expect(api.asked).toHaveLength(1);
    fireEvent.click(screen.getByRole("button", { name: "Reopen" }));
    expect(title().value).toBe("");
    write("Second");
    await send();
    expect(new Set(commandIds()).size).toBe(2);
  });

  it("does not hide that an earlier try went through in other words", async () => {
    api.answer({ problem: { code: "command_id_reused", detail: "x" } }, { value: declared });
    render(<Stage />);
    write("Other words");
    await send();
    const another = await screen.findByRole("button", { name: "This is another incident" });
    fireEvent.click(another);
    await send();
    expect(new Set(commandIds()).size).toBe(2);
    expect(api.asked[1]).toMatchObject({ body: { title: "Other words" } });
  });

  it("puts the server's faults at their fields, and starts over when asked", async () => {
    api.answer({
      problem: { code: "invalid", detail: "x", errors: [{ path: "title", reason: "must be shorter" }] },
    });
    render(<Stage />);
    write("Too long");
    await send();
    expect(await screen.findByText("Must be shorter.")).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(title()));
    fireEvent.click(screen.getByRole("button", { name: "Start over" }));
    expect(title().value).toBe("");
    expect(screen.queryByText("Must be shorter.")).toBeNull();
  });

  it("asks when a backfilled incident was declared, and nobody else", () => {
    render(<Stage />);
    expect(screen.queryByLabelText("Declared")).toBeNull();
    fireEvent.change(screen.getByLabelText("Kind"), { target: { value: "backfilled" } });
    expect(screen.getByLabelText("Declared")).toBeTruthy();
  });
});
