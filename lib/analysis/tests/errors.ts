import type { Deviation } from "../deviation";
import type { Scene } from "../scene";
import { asksLess } from "./asks-less";
import { type Finding, worstOf } from "./finding";
import { deviationText } from "./words";

/** A share of successes says nothing where next to nothing is asked. */
const IDLE = 0.2;
/** Who waits for what is slow gives up, and fails: so far slowness explains failures. */
const TIMEOUTS = 0.5;

type Worst = NonNullable<ReturnType<typeof worstOf>>;

/**
 * Does the service fail, and do those that it calls fail less? What clients see fails at the entry: it is felt there
 * whoever is at fault, and speaks for the entry only as far as nobody behind it explains it.
 */
export function errors(scene: Scene): Finding[] {
  const { byService, graph, input } = scene;
  const worst = new Map<string, Worst>();
  for (const [service, deviations] of byService) {
    const failing = failingOf(deviations);
    if (failing && service !== "") worst.set(service, failing);
  }
  const slowness = (service: string) =>
    worstOf((byService.get(service) ?? []).filter(({ measurement: { role } }) => role === "latency"))
      ?.strength ?? 0;
  const givesUp = new Map(asksLess(scene).map(({ service, strength }) => [service, strength]));
  const itself = (service: string, { deviation, strength }: Worst): Finding => {
    const below = graph.callees(service).reduce((most, callee) => {
      // Who gives up before it asks fails whoever asked it.
      const given = strength * Math.min(1, givesUp.get(callee) ?? 0);
      return Math.max(most, worst.get(callee)?.strength ?? 0, TIMEOUTS * slowness(callee), given);
    }, 0);
    return {
      test: "failing-itself",
      service,
      kind: "code",
      strength: Math.max(0, strength - below),
      reason: `${deviationText(deviation)}: what it calls fails less, and is not so slow that it is given up.`,
      sources: [deviation.measurement.source],
      blindSpot: "",
    };
  };
  const entry = input.entryService;
  const seen = entry === null ? null : failingOf(byService.get("") ?? []);
  return [
    ...(entry !== null && seen ? [itself(entry, seen)] : []),
    ...[...worst].flatMap(([service, failing]): Finding[] => [
      {
        test: "failing",
        service,
        kind: "code",
        strength: failing.strength,
        reason: `${deviationText(failing.deviation)}.`,
        sources: [failing.deviation.measurement.source],
        blindSpot: "",
      },
      itself(service, failing),
    ]),
  ];
}

function failingOf(deviations: readonly Deviation[]): Worst | null {
  const isIdle = deviations.some(
    ({ measurement: { role, origin }, usual, level }) =>
      role === "rate" && origin === "metric" && usual.centre > 0 && level < IDLE * usual.centre,
  );
  return worstOf(
    deviations.filter(
      ({ measurement: { role, isOfHost, hurts } }) =>
        role === "errors" && !isOfHost && !(isIdle && hurts === -1),
    ),
  );
}
