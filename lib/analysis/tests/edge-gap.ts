import type { Scene } from "../scene";
import { type Finding, worstOf } from "./finding";
import { deviationText } from "./words";

/** Is time lost between a caller and the service? */
export function edgeGap({ deviations }: Scene): Finding[] {
  const findings: Finding[] = [];
  const gaps = deviations.filter(({ measurement: { origin } }) => origin === "gap");
  const ends = new Set(gaps.flatMap(({ measurement: { caller, callee } }) => [caller ?? "", callee ?? ""]));
  ends.delete("");
  for (const service of ends) {
    const worst = worstOf(gaps.filter(({ measurement }) => measurement.callee === service));
    if (!worst) continue;
    const { usual, level, measurement } = worst.deviation;
    const sources = [measurement.source];
    findings.push({
      test: "gap",
      service,
      kind: "network",
      strength: worst.strength,
      reason: `${deviationText(worst.deviation)}.`,
      sources,
      blindSpot: "",
    });
    findings.push({
      test: "gap-delay",
      service,
      kind: "network",
      strength: Math.log1p(Math.max(0, level - usual.centre) / 0.01),
      reason: `Calls to it lose ${Math.round((level - usual.centre) * 1_000)} ms on the way.`,
      sources,
      blindSpot: "",
    });
  }
  return findings;
}
