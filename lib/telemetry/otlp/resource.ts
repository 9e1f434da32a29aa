import type { Attributes } from "../signals";

import type { AttributeList } from "./attribute-list";

/** Who sent: what its telemetry has in common. */
export type Resource = {
  /** Of the request's resources. */
  index: number;
  /** `service.name`; "" where nobody says. */
  service: string;
  attributes: readonly (readonly [string, string])[];
  /** Those that tell one instance from another. */
  ofInstance: readonly (readonly [string, string])[];
};

/**
 * Attributes of OpenTelemetry's resource conventions in which two instances of one service can differ. Points carry
 * them, so that two pods are two series; what all of a service has in common would only make series longer.
 */
const INSTANCE_KEYS: ReadonlySet<string> = new Set([
  "cloud.availability_zone",
  "cloud.region",
  "container.id",
  "container.name",
  "deployment.environment.name",
  "faas.instance",
  "host.id",
  "host.name",
  "k8s.cluster.name",
  "k8s.container.name",
  "k8s.deployment.name",
  "k8s.namespace.name",
  "k8s.node.name",
  "k8s.pod.name",
  "k8s.pod.uid",
  "process.pid",
  "service.instance.id",
  "service.namespace",
  "service.version",
]);

/** The resource that a list of attributes describes; the list is settled by it. */
export function resourceOf(list: AttributeList, index: number): Resource {
  list.settle();
  const told: Attributes = list.over([]);
  const attributes = Object.entries(told).sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    index,
    service: Object.hasOwn(told, "service.name") ? (told["service.name"] ?? "") : "",
    attributes,
    ofInstance: attributes.filter(([key]) => INSTANCE_KEYS.has(key)),
  };
}
