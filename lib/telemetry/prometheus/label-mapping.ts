import { z } from "zod";

import { attributesOf } from "../attributes";
import type { Attributes } from "../signals";

const labelText = z.string().min(1).max(200);

/** What labels mean at one team's Prometheus. */
export const labelMapping = z.strictObject({
  /** Labels that name the service, the best first. */
  service: z.array(labelText).min(1).max(20),
  /** Labels that are attributes under another name. */
  attributes: z.record(labelText, z.string().min(1).max(200)),
});

export type LabelMapping = z.infer<typeof labelMapping>;

/** `job` as OpenTelemetry fills it: `service.namespace/service.name`. */
const JOBS: ReadonlySet<string> = new Set(["job", "exported_job"]);

/** Names as the OpenTelemetry Collector, Kubernetes and common exporters give them. */
export const defaultLabelMapping: LabelMapping = {
  service: [
    "service.name",
    "service_name",
    "service",
    "app_kubernetes_io_name",
    "app",
    // A scrape that does not honour labels renames those of the scraped: they are nearer to the truth.
    "exported_service",
    "exported_job",
    "job",
  ],
  attributes: {
    instance: "service.instance.id",
    service_instance_id: "service.instance.id",
    service_namespace: "service.namespace",
    service_version: "service.version",
    deployment_environment: "deployment.environment.name",
    deployment_environment_name: "deployment.environment.name",
    cluster: "k8s.cluster.name",
    k8s_cluster_name: "k8s.cluster.name",
    namespace: "k8s.namespace.name",
    k8s_namespace_name: "k8s.namespace.name",
    pod: "k8s.pod.name",
    k8s_pod_name: "k8s.pod.name",
    container: "k8s.container.name",
    k8s_container_name: "k8s.container.name",
    node: "k8s.node.name",
    k8s_node_name: "k8s.node.name",
    host: "host.name",
    host_name: "host.name",
  },
};

type Labels = Readonly<Record<string, string>>;

/**
 * The service that labels name ("" where none does), and the attributes that they are. Different labels give different
 * attributes: where two mean the same and disagree, the second keeps its own name.
 */
export function readLabels(
  labels: Labels,
  mapping: LabelMapping,
): { service: string; attributes: Attributes } {
  const named = mapping.service.find((candidate) => (own(labels, candidate) ?? "") !== "");
  const value = named === undefined ? "" : (own(labels, named) ?? "");
  const [namespace = "", ...rest] = named !== undefined && JOBS.has(named) ? value.split("/") : [];
  const attributes = new Map(rest.length > 0 ? [["service.namespace", namespace]] : []);
  const told = Object.entries(labels).filter(([label]) => label !== "__name__" && label !== named);
  // Those that bear an attribute's own name come first: no other may take it from them.
  const ordered = [
    ...told.filter(([label]) => own(mapping.attributes, label) === undefined),
    ...told.filter(([label]) => own(mapping.attributes, label) !== undefined),
  ];
  for (const [label, text] of ordered) {
    const name = own(mapping.attributes, label) ?? label;
    attributes.set((attributes.get(name) ?? text) === text ? name : label, text);
  }
  return { service: rest.length > 0 ? rest.join("/") : value, attributes: attributesOf(attributes) };
}

/** A label called "constructor" is a label, not what every object has. */
function own(record: Labels, key: string): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
