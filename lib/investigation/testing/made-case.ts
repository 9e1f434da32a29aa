import { analyse } from "@/lib/analysis/analyse";
import type { AnalysisInput } from "@/lib/analysis/analysis-input";
import type { JudgedHypothesis, Judgement } from "@/lib/analysis/judgement";
import { madeChange } from "@/lib/analysis/testing/made-change";
import { madeInput, type MadeSeries, wavering } from "@/lib/analysis/testing/made-input";
import { identityOf } from "@/lib/telemetry/identity";

/** A shop whose store becomes slow and busy in the 48th minute; with a deploy of it in the 47th, if wanted. */
export function madeCase({
  deployed = false,
  broken = true,
  title = "Sort prices in the request",
} = {}): AnalysisInput {
  const times = (factor: number) => (broken ? factor : 1);
  const series: readonly MadeSeries[] = [
    { service: "front", metric: "latency-p99", at: wavering(0.2, times(3)) },
    { service: "cart", metric: "latency-p99", at: wavering(0.1, times(5), 1) },
    { service: "store", metric: "latency-p99", at: wavering(0.05, times(9), 2) },
    { service: "store", metric: "cpu-pct", at: wavering(20, times(4.5), 3) },
    { service: "cart", metric: "cpu-pct", at: wavering(30, 1, 4) },
    { service: "front", metric: "cpu-pct", at: wavering(25, 1, 5) },
    { service: "search", metric: "cpu-pct", at: wavering(10, 1, 6) },
  ];
  const calls = [
    ["front", "cart"],
    ["cart", "store"],
    ["front", "search"],
  ] as const;
  const change = madeChange({ id: "a1b2c3", services: ["store"], title });
  return madeInput(series, calls, { changes: deployed ? [change] : [] });
}

export const judgementOf = analyse;

/** A judgement of these beliefs alone. */
export function madeJudgement(
  hypotheses: readonly (Pick<JudgedHypothesis, "kind" | "component" | "probability"> &
    Partial<JudgedHypothesis>)[],
  changed: Partial<Judgement> = {},
): Judgement {
  const all = hypotheses.map((one): JudgedHypothesis => ({
    id: JSON.stringify([one.kind, one.component, one.change ?? null]),
    alongside: null,
    change: null,
    claim: "",
    prior: 0,
    evidence: [],
    verdict: "inconclusive",
    nextTest: "Look again.",
    ...one,
  }));
  return {
    hypotheses: all.toSorted((one, other) => other.probability - one.probability),
    services: [],
    changes: [],
    noChange: 1,
    nothingWrong: all.find(({ kind }) => kind === "nothing_wrong")?.probability ?? 0,
    onset: null,
    chain: [],
    next: [],
    ...changed,
  };
}

/** Stands in for SHA-256 where nobody checks it. */
export function madeHash(text: string): string {
  return identityOf([text]);
}
