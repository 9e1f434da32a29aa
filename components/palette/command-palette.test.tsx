import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { heldKeys } from "@/lib/client/held-keys";
import { useCommands } from "@/lib/client/use-commands";
import type { IncidentSummary } from "@/lib/wire/incident-list";
import { type FakeApi, fakeApi } from "@/test/fake-api";

import { CommandPalette } from "./command-palette";

const incident = (number: number, title: string): IncidentSummary => ({
  id: `i-${number}`,
  number,
  title,
  severity: "SEV2",
  status: "investigating",
  kind: "real",
  restricted: false,
  commander: null,
  responderCount: 0,
  declaredAt: "2026-01-01T00:00:00.000Z",
  impactStartedAt: null,
  resolvedAt: null,
  nextUpdateAt: null,
});
const page = (...incidents: IncidentSummary[]) => ({ value: { incidents, next: null } });

const ran = vi.fn<(id: string) => void>();
const opened = vi.fn<(number: number) => void>();
const openChange = vi.fn<(open: boolean) => void>();

function Stage() {
  useCommands([
    {
      id: "theme",
      title: "Use the dark theme",
      group: "Preferences",
      everywhere: true,
      run: () => ran("theme"),
    },
    { id: "go", title: "Incidents", group: "Go to", shortcut: "g then i", run: () => ran("go") },
    {
      id: "next",
      title: "Next incident",
      group: "List",
      shortcut: "j",
      hidden: true,
      run: () => ran("next"),
    },
  ]);
  return (
    <CommandPalette
      open
      onOpenChange={openChange}
      onOpenIncident={({ number }) => opened(number)}
      typedAhead={heldKeys.take}
    />
  );
}

let api: FakeApi;
beforeEach(() => {
  api = fakeApi();
  // happy-dom has no layout to scroll in or to observe.
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  Element.prototype.scrollIntoView = () => {};
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  for (const spy of [ran, opened, openChange]) spy.mockReset();
});

const input = () => screen.getByRole("combobox");
const type = (value: string) => fireEvent.change(input(), { target: { value } });
const options = () => screen.queryAllByRole("option").map(({ textContent }) => textContent);
const selected = () =>
  screen.getAllByRole("option").find((option) => option.getAttribute("aria-selected") === "true")
    ?.textContent;

describe("CommandPalette", () => {
  it("shows what belongs to the page, then what is going on, then what is everywhere", async () => {
    api.answer(page(incident(7, "Checkout is down")));
    render(<Stage />);
    await waitFor(() => expect(options()).toHaveLength(3));
    expect(options().map((text) => /Incidents|INC-7|dark/.exec(text ?? "")?.[0])).toEqual([
      "Incidents",
      "INC-7",
      "dark",
    ]);
    expect(api.asked[0]?.path).toContain("state=active");
  });

  it("finds an incident by its number on the server, and opens it with Enter", async () => {
    api.answer(page(), page(incident(42, "Ledger lags")));
    render(<Stage />);
    await waitFor(() => expect(api.asked).toHaveLength(1));
    type("INC-42");
    await waitFor(() => expect(options()).toHaveLength(1));
    expect(api.asked.at(-1)?.path).toContain("q=INC-42");
    fireEvent.keyDown(input(), { key: "Enter" });
    await waitFor(() => expect(opened).toHaveBeenCalledWith(42));
    expect(openChange).toHaveBeenCalledWith(false);
  });

  it("never lets Enter open what answers older words", async () => {
    api.answer(page(incident(7, "Checkout is down")));
    render(<Stage />);
    await waitFor(() => expect(options()[1]).toContain("INC-7"));
    type("dark");
    expect(options()).toEqual(["Use the dark theme"]);
    expect(selected()).toBe("Use the dark theme");
    fireEvent.keyDown(input(), { key: "Enter" });
    await waitFor(() => expect(ran).toHaveBeenCalledWith("theme"));
    expect(opened).not.toHaveBeenCalled();
  });

  it("says when nothing is found, and when the server could not be asked", async () => {
    api.answer(page());
    render(<Stage />);
    type("zzz");
    expect(await screen.findByText(/Nothing is called “zzz”/)).toBeTruthy();
    api.answer({ unreachable: true });
    type("zzzz");
    expect(await screen.findByText(/could not be searched/)).toBeTruthy();
  });

  it("is asked for what was typed before it was there", () => {
    heldKeys.hold({ keep: true, giveUp: () => {} });
    for (const key of "dark") heldKeys.press(new KeyboardEvent("keydown", { key }));
    render(<Stage />);
    expect(input().getAttribute("value")).toBe("dark");
    expect(options()).toEqual(["Use the dark theme"]);
    expect(heldKeys.press(new KeyboardEvent("keydown", { key: "r" }))).toBe(false);
  });

  it("closes by the keys that opened it", () => {
    render(<Stage />);
    fireEvent.keyDown(input(), { key: "k", ctrlKey: true });
    expect(openChange).toHaveBeenCalledWith(false);
  });
});
