import type { Deviation } from "../deviation";
import type { Measurement } from "../measure/measurement";
import type { Scene } from "../scene";
import { adverse, type Finding, worstOf } from "./finding";
import { deviationText } from "./words";

/** How much longer each of a service's latencies takes, by name: two of one name are measured alike. */
type Delays = ReadonlyMap<string, number>;

/** Is the service slow, and slower than what it calls explains? */
export function latency({ byService, graph }: Scene): Finding[] {
  const worst = new Map<string, { deviation: Deviation; strength: number; delays: Delays }>();
  for (const [service, deviations] of byService) {
    const own = deviations.filter(({ measurement }) => isOfService(measurement));
    const slow = worstOf(own);
    if (slow && service !== "") worst.set(service, { ...slow, delays: delaysOf(own) });
  }
  return [...worst].flatMap(([service, { deviation, strength, delays }]): Finding[] => {
    const explained = graph
      .callees(service)
      .reduce((most, callee) => Math.max(most, explainedBy(delays, worst.get(callee)?.delays)), 0);
    const finding = { service, kind: null, sources: [deviation.measurement.source], blindSpot: "" };
    return [
      { ...finding, test: "slow", strength, reason: `${deviationText(deviation)}.` },
      {
        ...finding,
        test: "slow-itself",
        strength: strength * (1 - explained),
        reason: `What it calls explains ${Math.round(explained * 100)} % of its delay.`,
      },
    ];
  });
}

function isOfService({ role, origin, isOutbound, isOfHost }: Measurement): boolean {
  return role === "latency" && !isOutbound && !isOfHost && origin === "metric";
}

/** The longest of each name, where several instances have it. */
function delaysOf(deviations: readonly Deviation[]): Delays {
  const delays = new Map<string, number>();
  for (const deviation of deviations) {
    const { measurement, level, usual } = deviation;
    if (adverse(deviation) <= 1) continue;
    const name = `${measurement.origin} ${measurement.name}`;
    delays.set(name, Math.max(delays.get(name) ?? 0, level - usual.centre));
  }
  return delays;
}

/** The share of the caller's delays that the callee's would make, at their best match. */
function explainedBy(caller: Delays, callee: Delays | undefined): number {
  let most = 0;
  for (const [name, delay] of caller) {
    const below = callee?.get(name) ?? 0;
    if (delay > 0) most = Math.max(most, Math.min(1, below / delay));
  }
  return most;
}
