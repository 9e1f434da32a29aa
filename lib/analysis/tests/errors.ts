import type { Scene } from "../scene";
import { type Finding, worstOf } from "./finding";
import { deviationText } from "./words";

/** A share of successes says nothing where next to nothing is asked. */
const IDLE = 0.2;
/** Who waits for what is slow gives up, and fails: so far slowness explains failures. */
const TIMEOUTS = 0.5;

/** Does the service fail, and do those that it calls fail less? */
export function errors({ byService, graph }: Scene): Finding[] {
  const worst = new Map<string, NonNullable<ReturnType<typeof worstOf>>>();
  for (const [service, deviations] of byService) {
    const isIdle = deviations.some(
      ({ measurement: { role, origin }, usual, level }) =>
        role === "rate" && origin === "metric" && usual.centre > 0 && level < IDLE * usual.centre,
    );
    const failing = worstOf(
      deviations.filter(
        ({ measurement: { role, isOfHost, hurts } }) =>
          role === "errors" && !isOfHost && !(isIdle && hurts === -1),
      ),
    );
    if (failing && service !== "") worst.set(service, failing);
  }
  const slowness = (service: string) =>
    worstOf((byService.get(service) ?? []).filter(({ measurement: { role } }) => role === "latency"))
      ?.strength ?? 0;
  return [...worst].flatMap(([service, { deviation, strength }]): Finding[] => {
    const below = graph
      .callees(service)
      .reduce(
        (most, callee) => Math.max(most, worst.get(callee)?.strength ?? 0, TIMEOUTS * slowness(callee)),
        0,
      );
    const finding = {
      service,
      kind: "code" as const,
      sources: [deviation.measurement.source],
      blindSpot: "",
    };
    return [
      { ...finding, test: "failing", strength, reason: `${deviationText(deviation)}.` },
      {
        ...finding,
        test: "failing-itself",
        strength: Math.max(0, strength - below),
        reason: "What it calls fails less, and is not so slow that it is given up.",
      },
    ];
  });
}
