import type { Scene } from "../scene";
import type { Finding } from "./finding";

/**
 * Names of what is only seen from outside: hosts on the internet, the clients' own side, a provider's service as such.
 * A resource in it, such as a table or a queue, is ours.
 */
const OUTSIDE =
  /(?:^|[^a-z])(?:remote|client|external)$|^[^/@]*\.(?:com|net|org|io)$|^(?<provider>\w+)\WAWS::\k<provider>$/iu;

/** What is known of a service before any telemetry: whether it is ours, whether it rang, whether it was changed. */
export function standing(scene: Scene): Finding[] {
  const { alarm, changes } = scene.input;
  const changed = new Set(changes.flatMap(({ services }) => services));
  const finding = { kind: null, sources: [], blindSpot: "" };
  return scene.graph.services.flatMap((service): Finding[] => [
    ...(OUTSIDE.test(service)
      ? [{ ...finding, test: "outside", service, strength: 1, reason: "It is seen from outside only." }]
      : []),
    ...(alarm.service === service && scene.input.entryService !== service
      ? [{ ...finding, test: "rang", service, strength: 1, reason: "The alarm rang here." }]
      : []),
    ...(changed.has(service)
      ? [
          {
            ...finding,
            test: "changed",
            service,
            strength: 1 / changed.size,
            reason:
              changed.size === 1 ? "It was changed." : `It is one of ${changed.size} that were changed.`,
          },
        ]
      : []),
  ]);
}
