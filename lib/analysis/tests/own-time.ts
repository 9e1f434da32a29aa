import type { Scene } from "../scene";
import { type Finding, worstOf } from "./finding";
import { deviationText } from "./words";

/** Does the service take longer over its own work, whatever it calls? */
export function ownTime({ byService }: Scene): Finding[] {
  const findings: Finding[] = [];
  for (const [service, deviations] of byService) {
    const worst = worstOf(deviations.filter(({ measurement: { origin } }) => origin === "own"));
    if (!worst || service === "") continue;
    const { usual, level } = worst.deviation;
    const sources = [worst.deviation.measurement.source];
    findings.push({
      test: "own-time",
      service,
      kind: "code",
      strength: worst.strength,
      reason: `${deviationText(worst.deviation)}.`,
      sources,
      blindSpot: "",
    });
    findings.push({
      test: "own-delay",
      service,
      kind: "code",
      strength: Math.log1p(Math.max(0, level - usual.centre) / 0.01),
      reason: `Its own work takes ${Math.round((level - usual.centre) * 1_000)} ms longer.`,
      sources,
      blindSpot: "",
    });
  }
  return findings;
}
