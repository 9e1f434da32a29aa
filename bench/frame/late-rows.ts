import type { Sent } from "@/lib/telemetry/store-port";

const encoder = new TextEncoder();
const resource = { attributes: [{ key: "service.name", value: { stringValue: "service-1" } }] };
let sent = 0;

/** Requests of one span, one point and one line each, of a time. */
export function lateRows(timeUs: number): Sent[] {
  sent += 1;
  const at = `${timeUs}000`;
  const spanId = sent.toString(16).padStart(16, "a");
  const span = {
    traceId: `${spanId}${spanId}`,
    spanId,
    name: "late",
    kind: 2,
    startTimeUnixNano: at,
    endTimeUnixNano: at,
  };
  const dataPoints = [{ timeUnixNano: at, asDouble: sent }];
  const logRecords = [{ timeUnixNano: at, severityNumber: 9, body: { stringValue: `late by ${sent} s` } }];
  return [
    request("traces", timeUs, { resourceSpans: [{ resource, scopeSpans: [{ spans: [span] }] }] }),
    request("metrics", timeUs, {
      resourceMetrics: [
        { resource, scopeMetrics: [{ metrics: [{ name: "late", unit: "1", gauge: { dataPoints } }] }] },
      ],
    }),
    request("logs", timeUs, { resourceLogs: [{ resource, scopeLogs: [{ logRecords }] }] }),
  ];
}

function request(signal: "traces" | "metrics" | "logs", receivedUs: number, message: object): Sent {
  return { signal, format: "json", body: encoder.encode(JSON.stringify(message)), receivedUs, service: "" };
}
