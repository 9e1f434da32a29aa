import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { threadEntry } from "@/lib/server/thread-entry";
import type { StoreSettings } from "@/lib/store/telemetry/messages";
import { openTelemetryStore, type StoreEntries } from "@/lib/store/telemetry/telemetry-store";
import type { Sent, TelemetryStore } from "@/lib/telemetry/store-port";

import { encodeMessage } from "./otlp-schema";

/** The store's threads, as this process finds them. */
export const STORE_ENTRIES: StoreEntries = {
  owner: threadEntry("telemetry-store"),
  decoder: threadEntry("telemetry-decoder"),
};

export const MIB = 1024 * 1024;

/** A folder of its own for a store, and how to open it as often as wanted. */
export function telemetryFolder(limits: Partial<Omit<StoreSettings, "folder">> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "parallax-telemetry-"));
  const settings: StoreSettings = { folder, limitBytes: 512 * MIB, maxAgeHours: 24, ...limits };
  return {
    folder,
    open: (): Promise<TelemetryStore> => openTelemetryStore(settings, STORE_ENTRIES),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const resource = { attributes: [{ key: "service.name", value: { stringValue: "shop" } }] };
const nanos = (us: number) => `${us}000`;

/** A request of `count` spans, one microsecond apart. */
export function sentSpans(fromUs: number, count: number, name = "GET /"): Sent {
  const spans = Array.from({ length: count }, (_, index) => ({
    traceId: randomBytes(16),
    spanId: randomBytes(8),
    name,
    kind: 2,
    startTimeUnixNano: nanos(fromUs + index),
    endTimeUnixNano: nanos(fromUs + index + 500),
    attributes: [{ key: "http.route", value: { stringValue: "/" } }],
  }));
  const body = encodeMessage("Traces", { resourceSpans: [{ resource, scopeSpans: [{ spans }] }] });
  return { signal: "traces", format: "protobuf", body, receivedUs: fromUs, service: "" };
}

/** A request of `count` log records, one microsecond apart. */
export function sentLogs(fromUs: number, count: number, words = "out of cheese"): Sent {
  const logRecords = Array.from({ length: count }, (_, index) => ({
    timeUnixNano: nanos(fromUs + index),
    severityNumber: 17,
    body: { stringValue: `${words} ${index}` },
  }));
  const body = encodeMessage("Logs", { resourceLogs: [{ resource, scopeLogs: [{ logRecords }] }] });
  return { signal: "logs", format: "protobuf", body, receivedUs: fromUs, service: "" };
}

/** A request of one point for each of so many series, which are numbered from `from` on. */
export function sentPoints(timeUs: number, series: number, { value = 1, from = 0 } = {}): Sent {
  const dataPoints = Array.from({ length: series }, (_, index) => ({
    timeUnixNano: nanos(timeUs),
    asDouble: value,
    attributes: [{ key: "queue", value: { stringValue: `q${from + index}` } }],
  }));
  const metrics = [{ name: "queue.depth", unit: "1", gauge: { dataPoints } }];
  const body = encodeMessage("Metrics", { resourceMetrics: [{ resource, scopeMetrics: [{ metrics }] }] });
  return { signal: "metrics", format: "protobuf", body, receivedUs: timeUs, service: "" };
}
