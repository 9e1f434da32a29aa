import type { SignalGap } from "@/lib/telemetry/signals";

import { quote } from "../failure";
import { gapsByReason } from "../gaps";
import type { NamedRead } from "./read-metrics";

const MOST_WARNINGS = 5;

/** What could not be had, or not as finely as the backend has it. */
export function metricGaps(
  reads: readonly NamedRead[],
  {
    source,
    stepMs,
    warnings,
    left,
  }: {
    source: string;
    stepMs: number;
    /** Of the backend, before any metric was read. */
    warnings: readonly string[];
    /** Names of metrics beyond the limit. */
    left: readonly string[];
  },
): SignalGap[] {
  const reasons: { name: string; reason: string }[] = [];
  const warned = new Set(warnings);
  for (const { name, answer } of reads) {
    if (!answer.ok) {
      reasons.push({ name, reason: answer.failure.reason });
      continue;
    }
    const { form, native } = answer.value;
    for (const warning of answer.value.warnings) warned.add(warning);
    if (form === "steps")
      reasons.push({ name, reason: `Read in steps of ${stepMs / 1e3} s, for there are many samples` });
    if (form === "aggregate")
      reasons.push({ name, reason: "Read as one series per service, for there are many series" });
    if (native > 0) reasons.push({ name, reason: "Native histograms are not read" });
  }
  for (const name of left) reasons.push({ name, reason: "There are more metrics than are read" });
  return [
    ...gapsByReason(reasons, { source, signal: "metrics" }),
    ...[...warned]
      .slice(0, MOST_WARNINGS)
      .map((text) => ({ source, signal: "metrics", reason: `It warned: ${quote(text)}` }) as const),
  ];
}
