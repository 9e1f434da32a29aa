import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { PersonSummary, TokenSummary } from "@/lib/wire/people";
import { type FakeApi, fakeApi } from "@/test/fake-api";
import { RouterStage } from "@/test/router-stage";

import { InvitePersonForm } from "./invite-person-form";
import { PasswordForm } from "./password-form";
import { PeopleList } from "./people-list";
import { RenewOnReturn } from "./renew-on-return";
import { SessionList } from "./session-list";
import { TokenForm } from "./token-form";

const refresh = vi.fn<() => void>();

function stage(page: ReactNode) {
  return render(<RouterStage refresh={refresh}>{page}</RouterStage>);
}

let api: FakeApi;
beforeEach(() => {
  api = fakeApi();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  refresh.mockReset();
});

const fill = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
const submit = (name: string) => fireEvent.submit(screen.getByRole("form", { name }));

const person = (id: string, more: Partial<PersonSummary> = {}): PersonSummary => ({
  id,
  name: id,
  email: `${id}@example.com`,
  role: "responder",
  disabled: false,
  joinedAt: "2026-01-01T00:00:00.000Z",
  ...more,
});

describe("people", () => {
  it("lets nobody touch the last owner, and says why", () => {
    stage(
      <PeopleList
        people={[person("ada", { role: "owner" }), person("grace")]}
        meId="grace"
        grantable={["owner", "manager", "responder", "observer"]}
      />,
    );
    expect(screen.queryByLabelText("Role of ada")).toBeNull();
    expect(screen.getByText(/The last owner stays one/)).toBeTruthy();
    expect(screen.getByLabelText("Role of grace")).toBeTruthy();
  });

  it("offers a manager nothing about owners, and nobody to shut themselves out", () => {
    const owners = [person("ada", { role: "owner" }), person("radia", { role: "owner" })];
    stage(
      <PeopleList
        people={[...owners, person("grace", { role: "manager" }), person("barbara")]}
        meId="grace"
        grantable={["manager", "responder", "observer"]}
      />,
    );
    expect(screen.getAllByRole("combobox").map((box) => box.getAttribute("aria-label"))).toEqual([
      "Role of grace",
      "Role of barbara",
    ]);
    expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(["Disable barbara"]);
  });

  it("asks for one change, and renews the page only when it was done", async () => {
    stage(
      <PeopleList people={[person("barbara")]} meId="ada" grantable={["manager", "responder", "observer"]} />,
    );
    api.answer(
      { problem: { code: "conflict", detail: "Somebody was faster." } },
      { value: person("barbara") },
    );
    fireEvent.change(screen.getByLabelText("Role of barbara"), { target: { value: "manager" } });
    await waitFor(() =>
      expect(api.asked).toEqual([
        { method: "PATCH", path: "/api/people/barbara", body: { role: "manager" } },
      ]),
    );
    await waitFor(() =>
      expect(screen.getByLabelText("Role of barbara").hasAttribute("disabled")).toBe(false),
    );
    expect(refresh).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole("button", { name: "Disable barbara" }));
    await waitFor(() => expect(refresh).toHaveBeenCalledOnce());
    expect(api.asked[1]?.body).toEqual({ disabled: true });
  });

  it("shows an invitation's link once, with nothing typed left", async () => {
    const invitation = { id: "v", email: "leslie@example.com", role: "responder" };
    api.answer({ value: { invitation, link: "http://x.test/invite?token=secret" } });
    stage(<InvitePersonForm roles={["responder", "observer"]} />);
    fill("E-mail", "leslie@example.com");
    submit("Invite a person");
    const link = await screen.findByLabelText<HTMLInputElement>("Link for leslie@example.com");
    expect(link.value).toBe("http://x.test/invite?token=secret");
    expect(screen.getByLabelText<HTMLInputElement>("E-mail").value).toBe("");
    expect(api.asked[0]?.body).toEqual({ email: "leslie@example.com", role: "responder" });
    fireEvent.click(screen.getByRole("button", { name: "Done" }));
    expect(screen.queryByLabelText("Link for leslie@example.com")).toBeNull();
  });
});

describe("API tokens", () => {
  it("needs a name and a scope, and shows the secret once", async () => {
    stage(<TokenForm />);
    fireEvent.click(screen.getByLabelText(/^Read/));
    submit("New token");
    expect(await screen.findByText("Say what uses it.")).toBeTruthy();
    expect(screen.getByText("Choose at least one.")).toBeTruthy();
    expect(api.asked).toEqual([]);

    const token: Partial<TokenSummary> = { id: "t", name: "Deploy hook" };
    api.answer({ value: { token, secret: "plx_t_secret" } });
    fill("Name", "Deploy hook");
    fireEvent.click(screen.getByLabelText(/^Write/));
    fireEvent.change(screen.getByLabelText("Ends after"), { target: { value: "" } });
    submit("New token");
    const secret = await screen.findByLabelText<HTMLInputElement>("Token “Deploy hook”");
    expect(secret.value).toBe("plx_t_secret");
    expect(api.asked[0]?.body).toEqual({ name: "Deploy hook", scopes: ["write"], expiresInDays: null });
    expect(refresh).toHaveBeenCalledOnce();
  });
});

describe("password", () => {
  it("wants the new one twice, and the old one where there is one", async () => {
    stage(<PasswordForm hasPassword email="ada@example.com" />);
    fill("New password", "correct horse battery");
    fill("New password, again", "correct horse batterY");
    submit("Password");
    expect(await screen.findByText("This is not the same password.")).toBeTruthy();
    expect(screen.getByText("Give the password that you have now.")).toBeTruthy();
    expect(api.asked).toEqual([]);
  });

  it("is set without an old one by who has none", async () => {
    api.answer({ value: null });
    stage(<PasswordForm hasPassword={false} email="ada@example.com" />);
    expect(screen.queryByLabelText("Current password")).toBeNull();
    fill("New password", "correct horse battery");
    fill("New password, again", "correct horse battery");
    submit("Password");
    await waitFor(() => expect(api.asked[0]?.body).toEqual({ password: "correct horse battery" }));
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>("New password").value).toBe(""));
  });
});

describe("the page of people", () => {
  it("is renewed once for each return to it", () => {
    stage(<RenewOnReturn />);
    fireEvent(window, new Event("focus"));
    expect(refresh).not.toHaveBeenCalled();
    fireEvent(window, new Event("blur"));
    fireEvent(window, new Event("focus"));
    fireEvent(document, new Event("visibilitychange"));
    expect(refresh).toHaveBeenCalledTimes(1);
    fireEvent(window, new Event("blur"));
    cleanup();
    fireEvent(window, new Event("focus"));
    expect(refresh).toHaveBeenCalledTimes(1);
  });
});

describe("sessions", () => {
  it("says of this device that it is in use, and of the others when they were", () => {
    const session = {
      current: false,
      createdAt: "2026-01-01T00:00:00.000Z",
      lastActiveAt: "2026-01-02T00:00:00.000Z",
      expiresAt: "2026-02-01T00:00:00.000Z",
      address: "192.0.2.1",
      userAgent: null,
    };
    const sessions = [
      { ...session, id: "there" },
      { ...session, id: "here", current: true },
    ];
    stage(<SessionList sessions={sessions} nowMs={Date.parse("2026-01-03T00:00:00.000Z")} />);
    const [here, there] = screen.getAllByRole("listitem").map(({ textContent }) => textContent);
    expect(here).toContain("in use now");
    expect(here).not.toContain("last seen");
    expect(there).toContain("last seen 1 d ago");
  });
});
