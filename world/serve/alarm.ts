/** An alert as an Alertmanager holds it. Times are milliseconds since 1970. */
export type Alarm = {
  name: string;
  service: string;
  /** The metric that rang; null where the rule is about none. */
  metric: string | null;
  summary: string;
  startedAtMs: number;
  /** Null while it fires. */
  endedAtMs: number | null;
};

/** What an Alertmanager says of a resolved alert that has not been resolved. */
const NO_TIME = "0001-01-01T00:00:00Z";

/** In the order of their names. */
type Labels = Readonly<Record<string, string>>;

/** The body of an Alertmanager's webhook (version 4) that tells of one alert. */
export function webhookOf(alarm: Alarm): object {
  const status = alarm.endedAtMs === null ? "firing" : "resolved";
  const labels: Labels = {
    alertname: alarm.name,
    ...(alarm.metric !== null && { metric: alarm.metric }),
    service: alarm.service,
    severity: "critical",
  };
  const annotations = { summary: alarm.summary };
  return {
    version: "4",
    groupKey: `{}:{alertname="${alarm.name}", service="${alarm.service}"}`,
    truncatedAlerts: 0,
    status,
    receiver: "parallax",
    groupLabels: { alertname: alarm.name, service: alarm.service },
    commonLabels: labels,
    commonAnnotations: annotations,
    externalURL: "",
    alerts: [
      {
        status,
        labels,
        annotations,
        startsAt: new Date(alarm.startedAtMs).toISOString(),
        endsAt: alarm.endedAtMs === null ? NO_TIME : new Date(alarm.endedAtMs).toISOString(),
        generatorURL: "",
        fingerprint: fingerprintOf(labels),
      },
    ],
  };
}

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/** Sixteen hexadecimal digits of the labels, as Prometheus makes them (FNV-1a): the same labels, the same digits. */
function fingerprintOf(labels: Labels): string {
  let hash = OFFSET;
  for (const byte of Buffer.from(JSON.stringify(labels)))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
  return hash.toString(16).padStart(16, "0");
}
