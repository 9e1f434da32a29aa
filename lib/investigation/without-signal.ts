import { analyse } from "@/lib/analysis/analyse";
import type { AnalysisInput } from "@/lib/analysis/analysis-input";
import type { Judgement } from "@/lib/analysis/judgement";
import type { Frame, SignalName } from "@/lib/telemetry/frame";
import { identityOf } from "@/lib/telemetry/identity";

import { claimProbability } from "./beliefs";
import type { Candidate } from "./candidates";
import type { EvidenceDraft } from "./evidence";
import { percentText } from "./plain-text";

const SIGNALS: readonly SignalName[] = ["metrics", "logs", "traces"];
/** A belief that moves by so much rests on the signal that was taken away. */
const RESTS_ON = 0.1;
/** What is hardly believed stands on nothing. */
const LEAST_TOLD = 0.1;

/** An input in which nobody sent a signal. Who calls whom stays known: it is no sign of the trouble. */
export function withoutSignal(input: AnalysisInput, signal: SignalName): AnalysisInput {
  return {
    ...input,
    frame: frameWithout(input.frame, signal),
    baseline: input.baseline && frameWithout(input.baseline, signal),
  };
}

function frameWithout(frame: Frame, signal: SignalName): Frame {
  const services = frame.coverage.services.map(({ service, series, spans, logs }) => ({
    service,
    series: signal === "metrics" ? 0 : series,
    spans: signal === "traces" ? 0 : spans,
    logs: signal === "logs" ? 0 : logs,
  }));
  const rest = { ...frame, coverage: { ...frame.coverage, services } };
  switch (signal) {
    case "metrics":
      return { ...rest, series: [] };
    case "logs":
      return { ...rest, logs: [] };
    case "traces":
      return { ...rest, services: [], operations: [], edges: [], traces: [] };
  }
}

/** The judgement as it is, and as it would be without each of the signals that there are. */
export type Without = readonly { signal: SignalName; judgement: Judgement }[];

/** Judges once more without each signal: nothing where only one was sent, since nothing would be left to judge. */
export function judgedWithout(input: AnalysisInput): Without {
  const { series, logs, services, operations } = input.frame;
  const sent: Readonly<Record<SignalName, number>> = {
    metrics: series.length,
    logs: logs.length,
    traces: services.length + operations.length,
  };
  const present = SIGNALS.filter((signal) => sent[signal] > 0);
  if (present.length < 2) return [];
  return present.map((signal) => ({ signal, judgement: analyse(withoutSignal(input, signal)) }));
}

/** What would change the verdict: how likely a candidate would be without each signal; null where that says nothing. */
export function robustnessOf(
  candidate: Candidate,
  judgement: Judgement,
  without: Without,
): EvidenceDraft | null {
  if (without.length === 0) return null;
  const now = claimProbability(judgement, candidate);
  const others = without.map(({ signal, judgement: other }) => ({
    signal,
    share: claimProbability(other, candidate),
  }));
  const rests = others.filter(({ share }) => Math.abs(now - share) >= RESTS_ON);
  if (rests.length === 0 && now < LEAST_TOLD) return null;
  const stands = now < LEAST_TOLD ? [] : others.filter(({ share }) => Math.abs(now - share) < RESTS_ON);
  const statement = [
    ...rests.map(
      ({ signal, share }) =>
        `Without ${signal} this would be ${percentText(share)} instead of ${percentText(now)}.`,
    ),
    ...(stands.length === 0
      ? []
      : [
          `It stands ${stands.map(({ signal, share }) => `without ${signal} (${percentText(share)})`).join(", ")}.`,
        ]),
  ].join(" ");
  return {
    evidenceId: `evidence:${identityOf([candidate.hypothesisId, "without", statement])}`,
    hypothesisId: candidate.hypothesisId,
    stance: "neutral",
    statement,
    test: "without-signal",
  };
}
