import { createLogColumns } from "@/lib/telemetry/log-columns";
import { createPointColumns } from "@/lib/telemetry/point-columns";
import type { Signals } from "@/lib/telemetry/signals";
import type { TelemetrySource, TelemetryWindow } from "@/lib/telemetry/source";
import { createSpanColumns, type SpanRow } from "@/lib/telemetry/span-columns";

const SECOND_US = 1_000_000;
const STEP_S = 10;
const SERVER = 2;
const CLIENT = 3;
const ERROR = 2;

/**
 * A shop of five services, the same whenever a window is read: a request every two seconds, metrics every ten. From
 * `faultFromUs` on its payments are slow and a third of them fail.
 */
export function syntheticShop({ faultFromUs }: { faultFromUs: number }): TelemetrySource {
  return {
    name: "synthetic shop",
    signals: ["metrics", "traces", "logs"],
    read: (window) => Promise.resolve(signalsOf(window, faultFromUs)),
  };
}

function signalsOf({ fromUs, toUs }: TelemetryWindow, faultFromUs: number): Signals {
  const spans = createSpanColumns();
  const logs = createLogColumns();
  const points = createPointColumns();
  const first = Math.ceil(fromUs / SECOND_US);
  const last = Math.ceil(toUs / SECOND_US);
  for (let second = first; second < last; second++) {
    const timeUs = second * SECOND_US;
    const faulty = timeUs >= faultFromUs;
    if (second % 2 === 0) addRequest({ spans, logs }, { timeUs, number: second, faulty });
    if (second % STEP_S === 0)
      for (const [index, service] of ["frontend", "checkout", "payments", "catalogue"].entries()) {
        const series = points.enter({
          service,
          metric: "process.cpu.utilization",
          unit: "1",
          kind: "gauge",
          attributes: { "host.name": `node-${index}` },
        });
        points.add(series, timeUs, 0.3 + 0.05 * dice(second + index) + (faulty && index === 2 ? 0.5 : 0));
        const memory = points.enter({
          service,
          metric: "process.memory.usage",
          unit: "By",
          kind: "gauge",
          attributes: { "host.name": `node-${index}` },
        });
        points.add(memory, timeUs, 2e8 + 1e7 * dice(second * 3 + index));
      }
  }
  return {
    fromUs,
    toUs,
    points: points.table(),
    spans: spans.table(),
    logs: logs.table(),
    calls: [],
    gaps: [],
  };
}

type Sink = { spans: ReturnType<typeof createSpanColumns>; logs: ReturnType<typeof createLogColumns> };

function addRequest(
  { spans, logs }: Sink,
  { timeUs, number, faulty }: { timeUs: number; number: number; faulty: boolean },
): void {
  const traceId = number.toString(16).padStart(32, "0");
  const fails = faulty && dice(number) < 1 / 3;
  const scale = faulty ? 6 : 1;
  const ms = (value: number) => Math.round(value * 1_000 * (0.8 + 0.4 * dice(number * 7)));
  const add = (place: number, row: Partial<SpanRow>) =>
    spans.add({
      traceId,
      spanId: `${number.toString(16)}${place}`.padStart(16, "0"),
      parentSpanId: "",
      service: "frontend",
      name: "GET /",
      kind: SERVER,
      status: 0,
      startUs: timeUs,
      durationUs: ms(10),
      attributes: { "http.request.method": "GET" },
      ...row,
    });
  const under = (place: number) => `${number.toString(16)}${place}`.padStart(16, "0");
  const status = fails ? ERROR : 0;
  add(1, { name: "POST /checkout", durationUs: ms(80 + 20 * scale), status });
  add(2, {
    parentSpanId: under(1),
    name: "checkout",
    kind: CLIENT,
    startUs: timeUs + ms(4),
    durationUs: ms(60 + 18 * scale),
    status,
  });
  add(3, {
    parentSpanId: under(2),
    service: "checkout",
    name: "PlaceOrder",
    startUs: timeUs + ms(6),
    durationUs: ms(55 + 17 * scale),
    status,
  });
  add(4, {
    parentSpanId: under(3),
    service: "checkout",
    name: "catalogue",
    kind: CLIENT,
    startUs: timeUs + ms(8),
    durationUs: ms(9),
  });
  add(5, {
    parentSpanId: under(4),
    service: "catalogue",
    name: "ListItems",
    startUs: timeUs + ms(9),
    durationUs: ms(6),
  });
  add(6, {
    parentSpanId: under(3),
    service: "checkout",
    name: "payments",
    kind: CLIENT,
    startUs: timeUs + ms(20),
    durationUs: ms(14 + 15 * scale),
    status,
  });
  add(7, {
    parentSpanId: under(6),
    service: "payments",
    name: "Charge",
    startUs: timeUs + ms(22),
    durationUs: ms(10 + 14 * scale),
    status,
  });
  add(8, {
    parentSpanId: under(7),
    service: "payments",
    name: "SELECT accounts",
    kind: CLIENT,
    startUs: timeUs + ms(24),
    durationUs: ms(4 + 13 * scale),
    attributes: { "db.system.name": "postgresql", "server.address": "ledger" },
  });
  const line = { timeUs: timeUs + ms(60), traceId, spanId: under(7), attributes: {} };
  logs.add({ ...line, service: "checkout", severity: 9, body: `order ${number} placed in ${ms(50)} us` });
  if (fails)
    logs.add({
      ...line,
      service: "payments",
      severity: 17,
      body: `connection pool exhausted after ${ms(30)} us: request ${number}`,
    });
}

/** A number between 0 and 1 that looks like chance and is not. */
function dice(seed: number): number {
  const mixed = Math.imul((seed | 0) ^ 0x9e3779b1, 0x85ebca6b);
  return (Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) >>> 0) / 2 ** 32;
}
