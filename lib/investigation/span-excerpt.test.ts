import { describe, expect, it } from "vitest";

import type { Evidence } from "@/lib/analysis/judgement";
import type { SampledTrace } from "@/lib/telemetry/frame";

import { candidatesOf } from "./candidates";
import { evidenceOf } from "./evidence";
import { madeCase, madeHash, madeJudgement } from "./testing/made-case";

const { frame } = madeCase();
const onsetUs = frame.grid.startUs + 47 * frame.grid.stepUs;

function traced(name: string, { atUs = onsetUs, ms = 100, status = 0 } = {}): SampledTrace {
  const span = (service: string, parent: number | null, ownMs: number) => ({
    spanId: service.padStart(16, "0"),
    parent,
    parentIsMissing: false,
    service,
    operation: `GET /${service}`,
    kind: 2,
    status: service === "store" ? status : 0,
    startUs: atUs,
    durationUs: ms * 1_000,
    ownUs: ownMs * 1_000,
    attributes: {},
  });
  return {
    traceId: name.padStart(32, "0"),
    reasons: ["slowest"],
    startUs: atUs,
    durationUs: ms * 1_000,
    spanCount: 2,
    spans: [span("cart", null, 1), span("store", 0, ms - 1)],
  };
}

function excerptOf(found: Partial<Evidence>, traces: readonly SampledTrace[]) {
  const evidence = { test: "slow", weight: 2, reason: "It is slow.", sources: [], blindSpot: "", ...found };
  const judgement = madeJudgement(
    [{ kind: "code", component: "store", probability: 0.9, evidence: [evidence] }],
    {
      onset: { atUs: onsetUs, earliestUs: onsetUs, latestUs: onsetUs },
    },
  );
  const [candidate] = candidatesOf(judgement, []);
  if (!candidate) throw new Error("no candidate");
  return evidenceOf(candidate, {
    judgement,
    frame: { ...frame, traces },
    before: null,
    changes: [],
    source: "made",
    hash: madeHash,
  }).find(({ test }) => test === "trace");
}

const own = { type: "service", service: "store", signal: "own" } as const;

describe("a trace for what was found about calls", () => {
  it("is the one that spent most in what is slow, since the trouble began", () => {
    const excerpt = excerptOf({ sources: [own] }, [
      traced("a", { ms: 900, atUs: onsetUs - 60_000_000 }),
      traced("b", { ms: 100 }),
      traced("c", { ms: 700 }),
    ]);
    expect(excerpt).toMatchObject({
      stance: "for",
      statement: "In one trace, GET /store of store took 700 ms, 699 ms of that in its own work.",
      frozen: { result: { kind: "trace", traceId: "c".padStart(32, "0"), spanCount: 2 } },
    });
    expect(excerptOf({ sources: [own] }, [{ ...traced("a"), traceId: "" }])).toBeUndefined();
    expect(excerpt).not.toHaveProperty("weight");
  });

  it("is one that failed where something fails", () => {
    const failing = { sources: [{ ...own, signal: "errors" as const }] };
    const traces = [traced("a", { ms: 900 }), traced("b", { ms: 50, status: 2 })];
    expect(excerptOf(failing, traces)?.statement).toContain("GET /store of store failed after 50 ms");
    expect(excerptOf(failing, traces.slice(0, 1))).toBeUndefined();
  });

  it("is of the calls between two where those are late", () => {
    const edge = { type: "edge", caller: "cart", callee: "store" } as const;
    expect(excerptOf({ sources: [edge] }, [traced("a")])?.statement).toContain("asked by cart");
    expect(excerptOf({ sources: [{ ...edge, caller: "front" }] }, [traced("a")])).toBeUndefined();
  });

  it("is of the service whose requests are measured to be slow or to fail", () => {
    const id =
      frame.series.find(({ service, metric }) => service === "store" && metric === "latency-p99")?.id ?? "";
    const sources = [{ type: "series" as const, id }];
    expect(excerptOf({ sources }, [traced("a")])?.statement).toContain("GET /store of store took");
    expect(excerptOf({ sources, test: "failing" }, [traced("a")])).toBeUndefined();
    expect(excerptOf({ sources, test: "cpu" }, [traced("a")])).toBeUndefined();
  });

  it("is not there where what was found is not about calls", () => {
    expect(excerptOf({ sources: [{ ...own, signal: "rate" }] }, [traced("a")])).toBeUndefined();
    expect(excerptOf({ sources: [{ type: "series", id: "a".repeat(16) }] }, [traced("a")])).toBeUndefined();
  });
});
