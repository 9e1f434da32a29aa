import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { commandRegistry } from "@/lib/client/command-registry";
import { everyIncident, type IncidentSummary } from "@/lib/wire/incident-list";

import { IncidentList } from "./incident-list";
import { ListKeys } from "./list-keys";

const now = Date.parse("2026-03-01T12:00:00Z");
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();

const incident = (number: number, more: Partial<IncidentSummary> = {}): IncidentSummary => ({
  id: `i-${number}`,
  number,
  title: `Incident ${number}`,
  severity: "SEV3",
  status: "investigating",
  kind: "real",
  restricted: false,
  commander: null,
  responderCount: 0,
  declaredAt: ago(90),
  impactStartedAt: null,
  resolvedAt: null,
  nextUpdateAt: null,
  ...more,
});

const list = (...incidents: IncidentSummary[]) =>
  render(<IncidentList page={{ incidents, next: null }} filter={everyIncident} nowMs={now} />);

const titles = (region: string) =>
  within(screen.getByRole("region", { name: region }))
    .getAllByRole("link")
    .map(({ textContent }) => textContent);

function press(key: string): void {
  const event = new KeyboardEvent("keydown", { key, cancelable: true });
  document.body.dispatchEvent(event);
  commandRegistry.press(event, 0);
}
const focused = () => document.activeElement?.textContent;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe("IncidentList", () => {
  it("parts what is worked on from what is over", () => {
    list(incident(3), incident(2), incident(1, { status: "closed" }));
    expect(titles("Active incidents")).toEqual(["Incident 3", "Incident 2"]);
    expect(titles("Ended incidents")).toEqual(["Incident 1"]);
  });

  it("says of an active one how it stands", () => {
    list(
      incident(7, {
        severity: "SEV1",
        kind: "drill",
        restricted: true,
        commander: { id: "p", name: "Ada Lovelace" },
        responderCount: 2,
        impactStartedAt: ago(134),
        nextUpdateAt: ago(5),
      }),
    );
    const row = screen.getByRole("listitem").textContent ?? "";
    for (const words of [
      "SEV1",
      "INC-7",
      "Investigating",
      "drill",
      "Restricted",
      "Ada Lovelace",
      "2 responders",
      "Update overdue 5 min",
      "2 h 14 min",
    ])
      expect(row).toContain(words);
    expect(screen.getByRole("link", { name: "Incident 7" }).getAttribute("href")).toBe("/incidents/7");
  });

  it("counts from the declaration where nobody knows when impact began, and says which", () => {
    list(incident(7));
    const clock = screen.getByText("1 h 30 min");
    expect(clock.getAttribute("data-tip")).toMatch(/^Declared \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/);
  });

  it("claims no length for what was never resolved", () => {
    list(incident(1, { status: "declined" }), incident(2, { status: "resolved", resolvedAt: ago(30) }));
    const [declined, resolved] = screen.getAllByRole("listitem").map(({ textContent }) => textContent);
    expect(declined).not.toContain("Lasted");
    expect(resolved).toContain("Lasted 1 h 00 min");
  });

  it("claims none for what ended before it began", () => {
    list(incident(1, { status: "resolved", impactStartedAt: ago(30), resolvedAt: ago(40) }));
    const row = screen.getByRole("listitem").textContent ?? "";
    expect(row).not.toMatch(/Lasted|min/);
    expect(row).toMatch(/–$/);
  });
});

describe("ListKeys", () => {
  it("goes along the rows and stops at their ends", () => {
    render(<ListKeys />);
    list(incident(3), incident(2), incident(1, { status: "closed" }));
    for (const row of screen.getAllByRole("listitem")) row.scrollIntoView = () => {};
    press("j");
    expect(focused()).toBe("Incident 3");
    press("j");
    press("j");
    press("j");
    expect(focused()).toBe("Incident 1");
    press("k");
    expect(focused()).toBe("Incident 2");
    screen.getByRole("link", { name: "Incident 2" }).blur();
    press("j");
    expect(focused()).toBe("Incident 2");
  });
});
