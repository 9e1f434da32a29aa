import type { Deviation } from "../deviation";
import type { Scene } from "../scene";
import { type Finding, worstOf } from "./finding";
import { deviationText } from "./words";

/** Is time lost between a caller and the service? */
export function edgeGap({ deviations }: Scene): Finding[] {
  const findings: Finding[] = [];
  const gaps = new Map<string, Deviation[]>();
  for (const deviation of deviations) {
    const { origin, callee } = deviation.measurement;
    if (origin !== "gap" || callee === null || callee === "") continue;
    const list = gaps.get(callee);
    if (list) list.push(deviation);
    else gaps.set(callee, [deviation]);
  }
  for (const [service, own] of gaps) {
    const worst = worstOf(own);
    if (!worst) continue;
    findings.push({
      test: "gap",
      service,
      kind: "network",
      strength: worst.strength,
      reason: `${deviationText(worst.deviation)}.`,
      sources: [worst.deviation.measurement.source],
      blindSpot: "",
    });
  }
  return findings;
}
