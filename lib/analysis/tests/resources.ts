import type { CauseKind } from "../judgement";
import type { Role } from "../measure/role";
import type { Scene } from "../scene";
import { type Finding, worstOf } from "./finding";
import { deviationText } from "./words";

const KINDS: readonly (readonly [Role, CauseKind])[] = [
  ["cpu", "cpu"],
  ["memory", "memory"],
  ["disk", "disk"],
  ["network", "network"],
  ["pool", "pool"],
  ["uptime", "code"],
  ["other", "code"],
];

/** Does a resource of the service itself stray, and how far? */
export function resources({ byService }: Scene): Finding[] {
  const findings: Finding[] = [];
  for (const [service, deviations] of byService) {
    if (service === "") continue;
    for (const [role, kind] of KINDS) {
      const worst = worstOf(
        deviations.filter(({ measurement }) => measurement.role === role && !measurement.isOfHost),
      );
      if (!worst) continue;
      findings.push({
        test: role,
        service,
        kind,
        strength: worst.strength,
        reason: `${deviationText(worst.deviation)}.`,
        sources: [worst.deviation.measurement.source],
        blindSpot: "",
      });
    }
  }
  return findings;
}
