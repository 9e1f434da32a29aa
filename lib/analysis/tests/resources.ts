import { deviationsApart } from "../apart";
import type { Deviation } from "../deviation";
import { driftExcess } from "../drift";
import type { CauseKind } from "../judgement";
import type { Measurement } from "../measure/measurement";
import type { Role } from "../measure/role";
import { moderated } from "../moderate";
import type { Scene } from "../scene";
import { adverse, type Finding, moves, worstOf } from "./finding";
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

/** What fills and empties. */
const WANDER = new Set<Role>(["memory", "disk", "pool"]);

/** From this level on a processor is busy, by unit: what takes a hundredth of one hurts nobody. */
const BUSY: Readonly<Record<string, number>> = { "%": 20, "m{cpu}": 100, "1": 0.2 };

/** Fewer values tell no usual. */
const LEAST_KNOWN = 6;

function busyness({ measurement: { role, unit }, level }: Deviation): number {
  const busy = role === "cpu" ? BUSY[unit] : undefined;
  return busy === undefined ? 1 : Math.max(0, Math.min(1, level / busy));
}

function isStray(deviation: Deviation): boolean {
  return adverse(deviation) > 1;
}

/** The nearer to nothing of both, where both go one way. */
function lesser(excess: number, other: number | null): number {
  if (other === null) return excess;
  if (excess * other <= 0) return 0;
  return Math.abs(excess) < Math.abs(other) ? excess : other;
}

function keyOf({ service, role }: Pick<Measurement, "service" | "role">): string {
  return `${role} ${service}`;
}

/** Does a resource of the service itself stray, by itself and beside all others of its kind, and how far? */
export function resources({ deviations, calm: stretch }: Scene): Finding[] {
  const findings: Finding[] = [];
  const own = moderated(
    deviations.filter(
      ({ measurement: { role, origin, service, isOfHost } }) =>
        origin === "metric" && service !== "" && !isOfHost && KINDS.some(([one]) => one === role),
    ),
  );
  const away = deviationsApart(own, stretch, isStray);
  const byService = new Map<string, Deviation[]>();
  const counts = new Map<string, number>();
  for (const deviation of own) {
    const key = keyOf(deviation.measurement);
    if (moves(deviation)) counts.set(key, (counts.get(key) ?? 0) + 1);
    // What is no farther than ever by itself is nothing, whatever the others do.
    if (!isStray(deviation)) continue;
    const { service } = deviation.measurement;
    const known = byService.get(service);
    const beside = away.get(deviation);
    const apart = beside && beside.known >= LEAST_KNOWN ? beside.excess : null;
    const drift = WANDER.has(deviation.measurement.role) ? driftExcess(deviation, stretch) : null;
    const alone = { ...deviation, excess: lesser(lesser(deviation.excess, apart), drift) };
    if (known) known.push(alone);
    else byService.set(service, [alone]);
  }
  for (const [service, ofService] of byService) {
    for (const [role, kind] of KINDS) {
      const worst = worstOf(
        ofService.filter(({ measurement }) => measurement.role === role),
        counts.get(keyOf({ service, role })),
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
