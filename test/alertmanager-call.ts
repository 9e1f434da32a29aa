/** One alert as Alertmanager sends it. */
export type SentAlert = {
  fingerprint: string;
  status?: "firing" | "resolved";
  startsAt?: string;
  endsAt?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
};

/** A call of Alertmanager's webhook, version 4, with these alerts. */
export function alertmanagerCall(alerts: readonly SentAlert[]) {
  return {
    version: "4",
    groupKey: "{}:{}",
    truncatedAlerts: 0,
    status: alerts.some(({ status }) => status !== "resolved") ? "firing" : "resolved",
    receiver: "parallax",
    groupLabels: {},
    commonLabels: {},
    commonAnnotations: {},
    externalURL: "http://alertmanager.test:9093",
    alerts: alerts.map(
      ({ status = "firing", startsAt = "2026-03-01T12:00:00Z", labels = {}, annotations = {}, ...one }) => ({
        endsAt: "0001-01-01T00:00:00Z",
        generatorURL: "http://prometheus.test:9090/graph",
        status,
        startsAt,
        labels: { alertname: "TooManyErrors", ...labels },
        annotations,
        ...one,
      }),
    ),
  };
}
