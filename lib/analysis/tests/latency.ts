import type { Deviation } from "../deviation";
import type { Scene } from "../scene";
import { type Finding, worstOf } from "./finding";
import { deviationText } from "./words";

/** Is the service slow, and slower than what it calls explains? */
export function latency({ byService, graph }: Scene): Finding[] {
  const worst = new Map<string, { deviation: Deviation; strength: number; delta: number }>();
  for (const [service, deviations] of byService) {
    const slow = worstOf(
      deviations.filter(
        ({ measurement: { role, origin, isOutbound, isOfHost, name } }) =>
          role === "latency" &&
          !isOutbound &&
          !isOfHost &&
          (origin === "metric" || (origin === "duration" && name === "")),
      ),
    );
    if (slow) worst.set(service, { ...slow, delta: slow.deviation.level - slow.deviation.usual.centre });
  }
  const findings: Finding[] = [];
  for (const [service, { deviation, strength, delta }] of worst) {
    if (service === "") continue;
    const below = graph.callees(service).map((callee) => ({ callee, known: worst.get(callee) }));
    const explained = below.reduce(
      (most, { known }) => Math.max(most, known ? Math.min(1, known.delta / delta) : 0),
      0,
    );
    const finding = { service, kind: null, sources: [deviation.measurement.source], blindSpot: "" };
    findings.push({ ...finding, test: "slow", strength, reason: `${deviationText(deviation)}.` });
    findings.push({
      ...finding,
      test: "slow-itself",
      strength: strength * (1 - explained),
      reason: `What it calls explains ${Math.round(explained * 100)} % of its delay.`,
    });
  }
  return findings;
}
