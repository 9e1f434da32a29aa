/** Labels that may name an alert's service: what OpenTelemetry, Kubernetes and Prometheus call it, the surest first. */
const SERVICE_LABELS = [
  "service_name",
  "service.name",
  "service",
  "app_kubernetes_io_name",
  "app",
  "application",
  "component",
  "deployment",
  "statefulset",
  "workload",
  "container",
  "job",
];
const LONGEST_SERVICE = 200;

/** What an alert's labels may mean by its service, the likeliest first. A job may be a namespace and a service. */
export function serviceLabels(labels: Readonly<Record<string, string>>): readonly string[] {
  const named = SERVICE_LABELS.map((label) => {
    const value = Object.hasOwn(labels, label) ? (labels[label] ?? "") : "";
    return (label === "job" ? value.slice(value.lastIndexOf("/") + 1) : value).trim();
  });
  return [...new Set(named)].filter((name) => name !== "" && name.length <= LONGEST_SERVICE);
}
