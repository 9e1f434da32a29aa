import type { Deviation } from "../deviation";
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

/** From this level on a processor is busy, by unit: what takes a hundredth of one hurts nobody. */
const BUSY: Readonly<Record<string, number>> = { "%": 20, "m{cpu}": 100, "1": 0.2 };

function busyness({ measurement: { role, unit }, level }: Deviation): number {
  const busy = role === "cpu" ? BUSY[unit] : undefined;
  return busy === undefined ? 1 : Math.max(0, Math.min(1, level / busy));
}

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
        strength: worst.strength * busyness(worst.deviation),
        reason: `${deviationText(worst.deviation)}.`,
        sources: [worst.deviation.measurement.source],
        blindSpot: "",
      });
    }
  }
  return findings;
}
