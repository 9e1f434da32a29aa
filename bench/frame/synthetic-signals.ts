import type { LogTable, PointTable, Series, Signals, SpanTable } from "@/lib/telemetry/signals";

import { createDice } from "./dice";

export type Size = { series: number; spans: number; logs: number };

const WINDOW = { fromUs: 1_790_000_000_000_000, toUs: 1_790_007_200_000_000 };
const WINDOW_US = WINDOW.toUs - WINDOW.fromUs;
const SERVICES = 50;
const OPERATIONS_PER_SERVICE = 6;
const POINT_EVERY_US = 10_000_000;
const SPANS_PER_TRACE = 12;
const MESSAGES = [
  (a: string, b: number) => `order ${a} accepted in ${b} ms`,
  (a: string, b: number) => `GET /api/products/${b} -> 200 request_id=${a}`,
  (_: string, b: number) => `cache miss for key user:${b}:cart; reading through`,
  (_: string, b: number) => `connection to 10.0.${b % 256}.7:5432 established (pool size ${b})`,
  (a: string, b: number) => `slow query took ${b}.25 ms: SELECT * FROM items WHERE id = '${a}'`,
  (a: string, b: number) => `payment ${a} declined by provider: insufficient funds, attempt ${b}`,
  (_: string, b: number) =>
    `java.net.SocketTimeoutException: Read timed out after ${b} ms at Client.java:${b}`,
];

/** Two hours of a shop that calls itself, the same for the same size; rows in order of time, as a store gives them. */
export function syntheticSignals(size: Size): Signals {
  const dice = createDice(7);
  return {
    ...WINDOW,
    points: points(size.series, dice),
    spans: spans(size.spans, dice),
    logs: logs(size.logs, dice),
    calls: [],
    gaps: [],
  };
}

/** Each service calls four others. */
const calleeOf = (caller: number, chance: number) => (caller * 4 + 1 + Math.floor(chance * 4)) % SERVICES;
const serviceName = (service: number) => `service-${service}`;

function points(count: number, dice: () => number): PointTable {
  const series = Array.from({ length: count }, (_, index): Series => ({
    service: serviceName(index % SERVICES),
    metric: `synthetic.metric.${Math.floor(index / SERVICES)}`,
    unit: "1",
    kind: index % 3 === 0 ? "cumulative" : "gauge",
    attributes: { "service.instance.id": `instance-${index % 7}` },
  }));
  const perSeries = WINDOW_US / POINT_EVERY_US;
  const rows = count * perSeries;
  const table = {
    series,
    seriesOf: new Uint32Array(rows),
    timeUs: new Float64Array(rows),
    value: new Float64Array(rows),
  };
  for (let row = 0; row < rows; row++) {
    const turn = Math.floor(row / count);
    table.seriesOf[row] = row % count;
    table.timeUs[row] = WINDOW.fromUs + turn * POINT_EVERY_US + Math.floor(dice() * 1_000);
    table.value[row] = row % 3 === 0 ? turn * 10 + dice() : dice() * 100;
  }
  return table;
}

/** A flat text: a slice of one that is longer would keep it alive, and be slower to read. */
function hexId(dice: () => number, bytes: number): string {
  const id = Buffer.allocUnsafe(bytes);
  for (let at = 0; at < bytes; at++) id[at] = Math.floor(dice() * 256);
  return id.toString("hex");
}

function spans(count: number, dice: () => number): SpanTable {
  const texts = [
    ...Array.from({ length: SERVICES }, (_, service) => serviceName(service)),
    ...Array.from({ length: SERVICES * OPERATIONS_PER_SERVICE }, (_, name) => `GET /things/${name}/{id}`),
  ];
  const [traceId, spanId, parentSpanId]: [string[], string[], string[]] = [[], [], []];
  const attributes: Record<string, string>[] = [];
  const [service, name] = [new Uint32Array(count), new Uint32Array(count)];
  const [kind, status] = [new Uint8Array(count), new Uint8Array(count)];
  const [startUs, durationUs] = [new Float64Array(count), new Float64Array(count)];
  for (let row = 0; row < count; row++) {
    const place = row % SPANS_PER_TRACE;
    const isRoot = place === 0;
    traceId.push(isRoot ? hexId(dice, 16) : (traceId[row - 1] ?? ""));
    spanId.push(hexId(dice, 8));
    parentSpanId.push(isRoot ? "" : (spanId[row - 1] ?? ""));
    const isClient = place % 2 === 1;
    const caller = service[row - 1] ?? 0;
    if (isClient) service[row] = caller;
    else service[row] = isRoot ? Math.floor(dice() * SERVICES) : calleeOf(caller, dice());
    name[row] =
      SERVICES + (service[row] ?? 0) * OPERATIONS_PER_SERVICE + Math.floor(dice() * OPERATIONS_PER_SERVICE);
    kind[row] = isClient ? 3 : 2;
    attributes.push({
      "http.request.method": "GET",
      "server.address": serviceName(calleeOf(service[row] ?? 0, dice())),
    });
    status[row] = dice() < 0.01 ? 2 : 0;
    startUs[row] = isRoot
      ? WINDOW.fromUs + Math.floor((row / count) * WINDOW_US)
      : (startUs[row - 1] ?? 0) + Math.floor(dice() * 500);
    durationUs[row] = Math.floor((isRoot ? 200_000 : (durationUs[row - 1] ?? 0)) * (0.6 + 0.35 * dice())) + 1;
  }
  return {
    texts,
    traceId,
    spanId,
    parentSpanId,
    service,
    name,
    kind,
    status,
    startUs,
    durationUs,
    attributes,
  };
}

function logs(count: number, dice: () => number): LogTable {
  const texts = Array.from({ length: SERVICES }, (_, service) => serviceName(service));
  const [body, ids]: [string[], string[]] = [[], []];
  const attributes = Array.from({ length: count }, () => ({}));
  const [service, severity, timeUs] = [
    new Uint32Array(count),
    new Uint8Array(count),
    new Float64Array(count),
  ];
  for (let row = 0; row < count; row++) {
    const message = MESSAGES[Math.floor(dice() * MESSAGES.length)];
    const text = message?.(hexId(dice, 8), Math.floor(dice() * 1_000)) ?? "";
    body.push(Buffer.from(text).toString("latin1"));
    ids.push("");
    service[row] = Math.floor(dice() * SERVICES);
    severity[row] = 9;
    timeUs[row] = WINDOW.fromUs + Math.floor((row / count) * WINDOW_US);
  }
  return { texts, timeUs, service, severity, body, traceId: ids, spanId: ids, attributes };
}
