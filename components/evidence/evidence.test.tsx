import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { EvidenceAddress } from "@/lib/wire/evidence-address";
import type { LineShape, PatternShape, SeriesShape } from "@/lib/wire/telemetry";
import { EvidenceStage, type Steps } from "@/test/evidence-stage";
import { type FakeApi, fakeApi } from "@/test/fake-api";

import { ChartCard } from "./chart-card";
import { EvidenceControls } from "./evidence-controls";
import { GapsLine } from "./gaps-line";
import { LogsView } from "./logs-view";
import { MapTable } from "./map-table";
import { SeriesPicker } from "./series-picker";
import { ServiceTable } from "./service-table";

let api: FakeApi;
let steps: Steps;
beforeEach(() => {
  api = fakeApi();
  steps = { changes: [], zooms: [] };
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const stage = (view: ReactNode, address: Partial<EvidenceAddress> = {}) =>
  render(
    <EvidenceStage
      steps={steps}
      address={address}
      markers={[{ atMs: Date.parse("2026-03-01T12:20:00Z"), kind: "change", label: "checkout 4.12" }]}
    >
      {view}
    </EvidenceStage>,
  );
const askedFor = () => new URL(api.asked.at(-1)?.path ?? "", "http://localhost");

const grid = { from: "2026-03-01T12:00:00.000Z", to: "2026-03-01T13:00:00.000Z", stepSeconds: 10 };
const series = (id: string, more: Partial<SeriesShape> = {}): SeriesShape => ({
  id: id.repeat(16),
  service: "payments",
  metric: `metric ${id}`,
  unit: "By",
  origin: "metric",
  attributes: { "host.name": "node-1" },
  last: 2_048,
  shift: null,
  ...more,
});

describe("the list of series", () => {
  it("asks for the window and the filters, and says who sends what, how much, and how far it moved", async () => {
    api.answer({ value: { items: [series("a", { shift: 4.25 }), series("b")], more: 7 } });
    stage(<SeriesPicker />, { service: "payments", text: "cpu" });
    const [first, second] = await screen.findAllByRole("button");
    expect(Object.fromEntries(askedFor().searchParams)).toEqual({
      from: grid.from,
      to: grid.to,
      service: "payments",
      q: "cpu",
      compare: "true",
    });
    expect(first?.textContent).toContain("payments · node-1");
    expect(first?.textContent).toContain("2 KiB");
    expect(first?.textContent).toContain("half widths above usual");
    expect(second?.textContent).not.toContain("half widths");
    expect(screen.getByText(/^7 more/)).toBeTruthy();
  });

  it("draws what is chosen, takes it out again, and stops at twelve", async () => {
    api.answer({ value: { items: [series("a"), series("b")], more: 0 } });
    const eleven = Array.from({ length: 11 }, (_, index) => String(index).padStart(16, "0"));
    stage(<SeriesPicker />, { series: eleven });
    const [first, second] = await screen.findAllByRole("button");
    if (!first || !second) throw new Error("There are two series.");
    fireEvent.click(first);
    expect(steps.changes.at(-1)?.series).toEqual([...eleven, "a".repeat(16)]);
    expect(first.getAttribute("aria-pressed")).toBe("true");
    expect(second.hasAttribute("disabled")).toBe(true);
    fireEvent.click(first);
    expect(steps.changes.at(-1)?.series).toEqual(eleven);
  });

  it("says what went wrong, and tries again when asked", async () => {
    api.answer({ problem: { code: "rate_limited", detail: "Try again in a moment." } });
    stage(<SeriesPicker />);
    expect((await screen.findByRole("alert")).textContent).toContain("Try again in a moment.");
    api.answer({ value: { items: [series("a")], more: 0 } });
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("metric a")).toBeTruthy();
  });

  it("says that there is nothing, and why", async () => {
    api.answer({ value: { items: [], more: 0 } });
    stage(<SeriesPicker />, { text: "nonsense" });
    expect(await screen.findByText("No series has these words.")).toBeTruthy();
  });
});

describe("a chart", () => {
  const spread = { count: 60, least: 1, low: 2, median: 3, high: 4, greatest: 5 };
  const line: LineShape = {
    ...series("a"),
    unit: "s",
    values: [0.001, null, 0.003],
    spread,
    baseline: spread,
  };
  const shape = {
    grid,
    cells: 3,
    times: [0, 10, 20].map((second) => Date.parse(grid.from) + second * 1_000),
  };

  it("has the same as a table, in which what is missing has no value", () => {
    stage(<ChartCard title="Latency" unit="s" shape={shape} lines={[line]} />);
    fireEvent.click(screen.getByRole("button", { name: "Table" }));
    const rows = within(screen.getByRole("table")).getAllByRole("row");
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      "Frompayments · metric a · node-1",
      "12:00:001 ms",
      "12:00:10no value",
      "12:00:203 ms",
    ]);
  });

  it("says in words what its band and its lines mean", () => {
    stage(<ChartCard title="Latency" unit="s" shape={shape} lines={[line]} />);
    expect(
      screen.getByText(/^Band: the middle nine tenths of the window before, 2 s to 4 s, median 3 s/),
    ).toBeTruthy();
    expect(screen.getByRole("list", { name: "Marked moments" }).textContent).toBe(
      "112:20:00Change: checkout 4.12",
    );
  });

  it("says when it drew fewer points than there are", () => {
    stage(<ChartCard title="Latency" unit="s" shape={{ ...shape, cells: 4_000 }} lines={[line]} />);
    expect(screen.getByText("3 of 4000 points drawn")).toBeTruthy();
  });
});

describe("log patterns", () => {
  const pattern: PatternShape = {
    id: "c".repeat(16),
    service: "payments",
    template: "pool exhausted after <*> ms",
    severity: 17,
    count: 12,
    countBefore: 0,
    firstSeen: "2026-03-01T12:21:00.000Z",
    lastSeen: "2026-03-01T12:59:00.000Z",
    rate: [0, null, 0.2],
    examples: [
      {
        at: "2026-03-01T12:21:00.000Z",
        severity: 17,
        body: "pool exhausted after 31 ms",
        traceId: "d".repeat(32),
        spanId: "e".repeat(16),
      },
    ],
  };

  it("opens one with lines of it, and leads from a line to its trace", async () => {
    api.answer({ value: { grid, items: [pattern], more: 0 } });
    stage(<LogsView />);
    const row = await screen.findByRole("button", { name: /pool exhausted/ });
    for (const words of ["Error", "payments", "New", "12 ×"]) expect(row.textContent).toContain(words);
    fireEvent.click(row);
    expect(steps.changes.at(-1)).toEqual({ pattern: `${"c".repeat(16)}@payments` });
    const article = screen.getByRole("article", { name: "Log pattern" });
    expect(within(article).getByText("pool exhausted after 31 ms")).toBeTruthy();
    fireEvent.click(within(article).getByRole("button", { name: "Its trace" }));
    expect(steps.changes.at(-1)).toMatchObject({
      tab: "traces",
      trace: "d".repeat(32),
      span: "e".repeat(16),
    });
  });

  it("says so when the linked pattern is not in this window", async () => {
    api.answer({ value: { grid, items: [], more: 0 } });
    stage(<LogsView />, { pattern: `${"c".repeat(16)}@payments`, severity: 17 });
    expect(await screen.findByText("This pattern is not in the list")).toBeTruthy();
    expect(askedFor().searchParams.get("severity")).toBe("17");
  });
});

describe("how services stand", () => {
  const health = { state: "failing", reason: "Errors 8 %, before 0.1 %." } as const;

  it("says it by a word, and leads to the service", () => {
    const service = {
      service: "checkout",
      seenBy: "itself" as const,
      health,
      requests: 9,
      requestsPerSecond: 2.5,
      errorShare: 0.08,
      p50Seconds: 0.1,
      p99Seconds: null,
      rate: [1],
      series: 3,
      spans: 9,
      logs: 0,
    };
    stage(<ServiceTable services={[service]} moreServices={2} />);
    const row = screen.getAllByRole("row")[1];
    for (const words of ["Failing", health.reason, "2.5/s", "8 %", "100 ms", "metrics, spans"])
      expect(row?.textContent).toContain(words);
    fireEvent.click(screen.getByRole("button", { name: "checkout" }));
    expect(steps.changes.at(-1)).toMatchObject({ service: "checkout" });
  });

  it("has every call of the map in words", () => {
    const edge = {
      caller: "checkout",
      callee: "payments",
      health,
      callsPerSecond: 1,
      errorShare: 0.08,
      p99Seconds: 0.2,
      sources: ["spans"],
    };
    stage(<MapTable map={{ grid, nodes: [], edges: [edge], moreNodes: 0 }} />);
    const row = screen.getAllByRole("row")[1]?.textContent;
    for (const words of ["checkout", "payments", "Failing", "8 %", "200 ms", "spans"])
      expect(row).toContain(words);
  });
});

it("says what of the window is missing", () => {
  const none = { series: 0, operations: 0, services: 0, edges: 0, patterns: 0, logLines: 0 };
  stage(
    <GapsLine
      coverage={{
        gaps: [{ source: "prometheus", signal: "metrics", reason: "It did not answer within 20 s." }],
        silences: [{ signal: "logs", from: "2026-03-01T12:10:00.000Z", to: "2026-03-01T12:15:00.000Z" }],
        clockSkew: [{ caller: "cart", callee: "pay", offsetSeconds: -2.5, spans: 3 }],
        dropped: { ...none, patterns: 4 },
        missingParents: 2,
      }}
    />,
  );
  expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
    "prometheus, metrics: It did not answer within 20 s.",
    "Nobody sent logs from 12:10:00 to 12:15:00.",
    "The clock of pay is at least 2.5 s behind that of cart.",
    "4 log patterns were left out: there are too many.",
    "2 spans name a parent that never came.",
  ]);
});

describe("the window", () => {
  it("is chosen by a click, or written out", () => {
    stage(<EvidenceControls services={["cart"]} />);
    fireEvent.click(screen.getByRole("radio", { name: "15 min" }));
    expect(steps.zooms.at(-1)).toEqual({ kind: "last", minutes: 15 });
    fireEvent.click(screen.getByRole("button", { name: "Zoom in" }));
    expect(steps.zooms.at(-1)).toMatchObject({ kind: "between" });
  });

  it("goes from moment to moment, in whatever order they were written", async () => {
    stage(<EvidenceControls services={[]} />);
    fireEvent.click(screen.getByText(/^Window:/));
    const [from, to] = [await screen.findByLabelText(/^From/), screen.getByLabelText(/^To/)];
    fireEvent.input(from, { target: { value: "2026-03-01T12:30:00" } });
    fireEvent.input(to, { target: { value: "2026-03-01T12:10:00" } });
    fireEvent.submit(screen.getByRole("button", { name: "Show this window" }));
    await waitFor(() =>
      expect(steps.zooms.at(-1)).toEqual({
        kind: "between",
        fromMs: Date.parse("2026-03-01T12:10:00Z"),
        toMs: Date.parse("2026-03-01T12:30:00Z"),
      }),
    );
  });

  it("keeps a service in the list that this window does not have", () => {
    stage(<EvidenceControls services={["cart"]} />, { service: "gone" });
    const select = screen.getByRole<HTMLSelectElement>("combobox", { name: "Service" });
    expect(select.value).toBe("gone");
    fireEvent.change(select, { target: { value: "" } });
    expect(steps.changes.at(-1)).toEqual({ service: null });
  });
});
