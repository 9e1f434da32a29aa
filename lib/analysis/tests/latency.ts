import type { Deviation } from "../deviation";
import { histogramOf } from "../measure/histograms";
import type { Measurement } from "../measure/measurement";
import { moderated } from "../moderate";
import type { Scene } from "../scene";
import { adverse, type Finding, moves, strengthOf, worstOf } from "./finding";
import { heardOf } from "./pauses";
import { deviationText } from "./words";

/** A delay of this share of the longest counts half. */
const SHORT = 0.01;

/** How much longer each of a service's latencies takes, by name: two of one name are measured alike. */
type Delays = ReadonlyMap<string, Delay>;
type Delay = { seconds: number; strength: number; unit: string };

/** Is the service slow, and slower than what it calls explains? */
export function latency({ deviations, graph, input }: Scene): Finding[] {
  const traced = new Set(input.frame.services.map(({ service }) => service));

  const worst = new Map<string, { deviation: Deviation; strength: number; delays: Delays }>();
  const slow = moderated(
    deviations.filter(
      ({ measurement }) =>
        isOfService(measurement) && !(traced.has(measurement.service) && isOfHistogram(measurement)),
    ),
  );
  const longest = longestByName(slow);
  const byService = new Map<string, Deviation[]>();
  for (const deviation of slow) {
    const { service } = deviation.measurement;
    const known = byService.get(service);
    if (known) known.push(deviation);
    else byService.set(service, [deviation]);
  }
  for (const [service, own] of byService) {
    const slowest = slowestOf(own, longest);
    if (slowest) worst.set(service, { ...slowest, delays: delaysOf(own) });
  }
  const late = lateWays(deviations);
  return [...worst].flatMap(([service, { deviation, strength, delays }]): Finding[] => {
    const explained = graph
      .callees(service)
      .reduce(
        (most, callee) => Math.max(most, explainedBy(delays, worst.get(callee)?.delays)),
        explainedOnTheWay(delays, late.get(service) ?? []),
      );
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

/** By name, the longest delay that any service has. */
function longestByName(deviations: readonly Deviation[]): ReadonlyMap<string, number> {
  const longest = new Map<string, number>();
  for (const { measurement, level, usual } of deviations) {
    const known = longest.get(measurement.name) ?? 0;
    if (level - usual.centre > known) longest.set(measurement.name, level - usual.centre);
  }
  return longest;
}

/** The delay that strays farthest, the less the shorter it is beside the longest of its name: it explains no more. */
function slowestOf(
  own: readonly Deviation[],
  longest: ReadonlyMap<string, number>,
): { deviation: Deviation; strength: number } | null {
  const among = own.filter(moves).length;
  let slowest: { deviation: Deviation; strength: number } | null = null;
  for (const deviation of own) {
    const { measurement, level, usual } = deviation;
    const worst = worstOf([deviation], among);
    if (!worst) continue;
    const delay = level - usual.centre;
    const short = delay / (delay + SHORT * (longest.get(measurement.name) ?? 0));
    const strength = worst.strength * short * heardOf(deviation);
    if (strength > (slowest?.strength ?? -1)) slowest = { deviation, strength };
  }
  return slowest;
}

/** The longest of each name, where several instances have it. */
function delaysOf(deviations: readonly Deviation[]): Delays {
  const delays = new Map<string, Delay>();
  for (const deviation of deviations) {
    const { measurement, level, usual } = deviation;
    const strength = strengthOf(adverse(deviation));
    const seconds = level - usual.centre;
    if (strength > 0 && seconds > (delays.get(measurement.name)?.seconds ?? 0))
      delays.set(measurement.name, { seconds, strength, unit: measurement.unit });
  }
  return delays;
}

/** The share of the caller's delays that the callee's would make, each as strong as it is: of its name, else in its unit. */
function explainedBy(caller: Delays, callee: Delays | undefined): number {
  if (callee === undefined) return 0;
  let all = 0;
  let explained = 0;
  for (const [name, { seconds, strength, unit }] of caller) {
    const others = [...callee.values()].filter((other) => unit !== "" && other.unit === unit);
    const delay =
      callee.get(name)?.seconds ?? others.reduce((most, other) => Math.max(most, other.seconds), 0);
    all += strength;
    explained += strength * Math.min(1, delay / seconds);
  }
  return all > 0 ? explained / all : 0;
}

/** By caller, what is added on its ways to those that it calls. */
function lateWays(deviations: readonly Deviation[]): ReadonlyMap<string, readonly Deviation[]> {
  const late = new Map<string, Deviation[]>();
  for (const deviation of deviations) {
    const { origin, caller } = deviation.measurement;
    if (origin !== "way" || caller === null || adverse(deviation) <= 1) continue;
    const known = late.get(caller);
    if (known) known.push(deviation);
    else late.set(caller, [deviation]);
  }
  return late;
}

/** The share of a caller's delays that the latest of its ways would make. */
function explainedOnTheWay(caller: Delays, late: readonly Deviation[]): number {
  let all = 0;
  let explained = 0;
  for (const { seconds, strength, unit } of caller.values()) {
    const most = late
      .filter(({ measurement }) => measurement.unit === unit)
      .reduce((longest, { level, usual }) => Math.max(longest, level - usual.centre), 0);
    all += strength;
    explained += strength * Math.min(1, most / seconds);
  }
  return all > 0 ? explained / all : 0;
}
