import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { type FakeApi, fakeApi } from "@/test/fake-api";
import { SignInForm } from "./sign-in-form";

let api: FakeApi;
beforeEach(() => {
  api = fakeApi();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const type = (label: string, value: string) => fireEvent.input(field(label), { target: { value } });
const submit = () => fireEvent.submit(screen.getByRole("form", { name: "Sign in" }));

describe("SignInForm", () => {
  it("asks for both before it asks the server, and begins at the first fault", async () => {
    render(<SignInForm next="/" />);
    submit();
    await waitFor(() => expect(document.activeElement).toBe(field("E-mail")));
    expect(field("E-mail").getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByText("Give your password.")).toBeTruthy();
    expect(api.asked).toEqual([]);
    type("E-mail", "a");
    expect(field("E-mail").getAttribute("aria-invalid")).toBeNull();
    expect(screen.getByText("Give your password.")).toBeTruthy();
  });

  it.each([
    ["(pointer: fine)", "E-mail"],
    ["(pointer: coarse)", undefined],
  ])("begins in the first field where that opens no keyboard on the screen: %s", (pointer, label) => {
    vi.stubGlobal("matchMedia", (query: string) => ({ matches: query === pointer }));
    render(<SignInForm next="/" />);
    expect(document.activeElement).toBe(label === undefined ? document.body : field(label));
  });

  it("leaves the focus to whoever was quicker than the page", () => {
    render(<button type="button">elsewhere</button>);
    screen.getByRole("button", { name: "elsewhere" }).focus();
    vi.stubGlobal("matchMedia", () => ({ matches: true }));
    render(<SignInForm next="/" />);
    expect(document.activeElement?.textContent).toBe("elsewhere");
  });

  it("keeps what was typed when it is refused, and says when to try again", async () => {
    api.answer({ problem: { code: "rate_limited", detail: "Wait a little.", retryAfterSeconds: 240 } });
    render(<SignInForm next="/" notice="Signed out." />);
    expect(screen.getByText("Signed out.")).toBeTruthy();
    type("E-mail", " ada@example.com ");
    type("Password", "not the right one");
    submit();
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("Too many tries.");
    expect(alert.textContent).toContain("Try again in 4 minutes.");
    expect(screen.queryByText("Signed out.")).toBeNull();
    expect(field("Password").value).toBe("not the right one");
    expect(api.asked).toEqual([
      {
        method: "POST",
        path: "/api/auth/sign-in",
        body: { email: "ada@example.com", password: "not the right one" },
      },
    ]);
    expect(screen.getByRole("button", { name: "Sign in" }).getAttribute("aria-busy")).toBeNull();
  });

  it("goes to where the person was going, once, and stays pending until there", async () => {
    api.answer({ value: { id: "p" } });
    const replace = vi.spyOn(window.location, "replace").mockReturnValue();
    render(<SignInForm next="/incidents/7?view=board" />);
    type("E-mail", "ada@example.com");
    type("Password", "correct horse battery");
    submit();
    submit();
    await waitFor(() => expect(replace).toHaveBeenCalledWith("/incidents/7?view=board"));
    expect(api.asked).toHaveLength(1);
    expect(screen.getByRole("button", { name: "Signing in…" }).getAttribute("aria-busy")).toBe("true");
  });

  it("says that the server cannot be reached", async () => {
    render(<SignInForm next="/" />);
    type("E-mail", "ada@example.com");
    type("Password", "correct horse battery");
    submit();
    expect((await screen.findByRole("alert")).textContent).toContain("The server cannot be reached.");
  });

  it("lets a person look at the password", () => {
    render(<SignInForm next="/" />);
    expect(field("Password").type).toBe("password");
    fireEvent.click(screen.getByRole("button", { name: "Show the password" }));
    expect(field("Password").type).toBe("text");
  });
});
