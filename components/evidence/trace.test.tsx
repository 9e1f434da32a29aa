import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { EvidenceAddress } from "@/lib/wire/evidence-address";
import type { SpanShape, TraceDetail } from "@/lib/wire/telemetry";
import { EvidenceStage, type Steps } from "@/test/evidence-stage";
import { type FakeApi, fakeApi } from "@/test/fake-api";

import { TracesView } from "./traces-view";
import { TraceWaterfall } from "./trace-waterfall";

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
    <EvidenceStage steps={steps} address={address}>
      {view}
    </EvidenceStage>,
  );

const span = (spanId: string, parent: number | null, more: Partial<SpanShape> = {}): SpanShape => ({
  spanId: spanId.repeat(16),
  parent,
  parentIsMissing: false,
  service: "checkout",
  operation: `operation ${spanId}`,
  kind: 2,
  status: 0,
  offsetSeconds: 0,
  durationSeconds: 1,
  ownSeconds: 0.5,
  attributes: { "http.route": `/${spanId}` },
  ...more,
});
const trace: TraceDetail = {
  traceId: "f".repeat(32),
  reasons: ["errored"],
  startedAt: "2026-03-01T12:00:00.000Z",
  durationSeconds: 1,
  spanCount: 4,
  errorCount: 1,
  service: "checkout",
  operation: "operation a",
  spans: [span("a", null), span("b", 0, { status: 2 }), span("c", 0)],
};
const lines = () => screen.getAllByRole("treeitem");
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
const focused = () => document.activeElement?.getAttribute("data-span")?.charAt(0);

describe("a trace", () => {
  it("is a tree that arrows go along, close and open", () => {
    stage(<TraceWaterfall trace={trace} />);
    expect(lines().map((line) => line.getAttribute("aria-level"))).toEqual(["1", "2", "2"]);
    expect(lines()[1]?.textContent).toContain("Failed");
    lines()[0]?.focus();
    press("ArrowDown");
    expect(focused()).toBe("b");
    expect(screen.getByRole("region", { name: "Chosen span" }).textContent).toContain("/b");
    press("ArrowLeft");
    expect(focused()).toBe("a");
    press("ArrowLeft");
    expect(lines()).toHaveLength(1);
    expect(lines()[0]?.getAttribute("aria-expanded")).toBe("false");
    press("ArrowRight");
    expect(lines()).toHaveLength(3);
    press("End");
    expect(focused()).toBe("c");
  });

  it("has one line in the order of tabs, and says what was left out", () => {
    stage(<TraceWaterfall trace={trace} />);
    expect(lines().filter((line) => line.tabIndex === 0)).toHaveLength(1);
    expect(screen.getByText("1 of its spans are left out: there are too many.")).toBeTruthy();
  });

  it("says that a linked trace is not in this window", async () => {
    api.answer({
      problem: { code: "not_found", detail: "No source has spans of this trace in this window." },
    });
    stage(<TracesView />, { trace: "f".repeat(32) });
    expect(
      (await screen.findAllByText("No source has spans of this trace in this window.")).length,
    ).toBeGreaterThan(0);
  });
});
