import type { Deviation } from "../deviation";
import { histogramOf } from "../measure/histograms";
import type { Measurement } from "../measure/measurement";
import { moderated } from "../moderate";
import type { Scene } from "../scene";
import { adverse, type Finding, strengthOf, worstOf } from "./finding";
import { deviationText } from "./words";

/** How much longer each of a service's latencies takes, by name: two of one name are measured alike. */
type Delays = ReadonlyMap<string, Delay>;
type Delay = { seconds: number; strength: number };

/** Is the service slow, and slower than what it calls explains? */
export function latency({ deviations, graph, input }: Scene): Finding[] {
  const traced = new Set(input.frame.services.map(({ service }) => service));

  const worst = new Map<string, { deviation: Deviation; strength: number; delays: Delays }>();
  const late = moderated(
    deviations.filter(
      ({ measurement }) =>
        isOfService(measurement) && !(traced.has(measurement.service) && isOfHistogram(measurement)),
    ),
  );
  const byService = new Map<string, Deviation[]>();
  for (const deviation of late) {
    const { service } = deviation.measurement;
    const known = byService.get(service);
    if (known) known.push(deviation);
    else byService.set(service, [deviation]);
  }
  for (const [service, own] of byService) {
    const slow = worstOf(own);
    if (slow) worst.set(service, { ...slow, delays: delaysOf(own) });
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

function isOfService({ role, service, origin, isOutbound, isOfHost }: Measurement): boolean {
  return role === "latency" && service !== "" && !isOutbound && !isOfHost && origin === "metric";
}

/** Histograms and spans are told of the same requests: two accounts of one witness, and spans tell where the time went. */
function isOfHistogram({ name, weights }: Measurement): boolean {
  return weights !== null || histogramOf(name) !== null;
}

/** The longest of each name, where several instances have it. */
function delaysOf(deviations: readonly Deviation[]): Delays {
  const delays = new Map<string, Delay>();
  for (const deviation of deviations) {
    const { measurement, level, usual } = deviation;
    const strength = strengthOf(adverse(deviation));
    const seconds = level - usual.centre;
    if (strength > 0 && seconds > (delays.get(measurement.name)?.seconds ?? 0))
      delays.set(measurement.name, { seconds, strength });
  }
  return delays;
}

/** The share of the caller's delays that the callee's would make, each as strong as it is. */
function explainedBy(caller: Delays, callee: Delays | undefined): number {
  let all = 0;
  let explained = 0;
  for (const [name, { seconds, strength }] of caller) {
    all += strength;
    explained += strength * Math.min(1, (callee?.get(name)?.seconds ?? 0) / seconds);
  }
  return all > 0 ? explained / all : 0;
}
