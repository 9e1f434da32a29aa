import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { type OtlpReceiver, startOtlpReceiver } from "@/test/otlp-receiver";

import { openOutbox } from "../otlp/outbox";
import { serviceNames } from "../shop/blueprint";
import { commanded, parseFaultCommand } from "../shop/fault-command";
import { instruments } from "../shop/happenings";
import { plannedCalls } from "../shop/planned-steps";
import { createShop } from "../shop/shop";
import { runShop } from "./shop-run";

const START_MS = Date.UTC(2026, 2, 3, 10);
const MINUTES = 3;

const within = (ms: number) => ms >= START_MS && ms <= START_MS + MINUTES * 60_000 + 30_000;
const inGap = (ms: number) => ms > START_MS + 61_000 && ms < START_MS + 119_000;

let receiver: OtlpReceiver;
beforeEach(async () => {
  receiver = await startOtlpReceiver();
});
afterEach(async () => {
  await receiver.stop();
});

/** Three minutes of a shop that lie in the past, sent as fast as can be. */
async function run(command: string) {
  const fault = parseFaultCommand(command);
  if (!fault.ok) throw new Error(fault.problem);
  const shop = createShop({
    seed: 3,
    startMs: START_MS,
    perSecond: 6,
    faults: [commanded(fault.value, START_MS)],
  });
  const outbox = openOutbox({ endpoint: receiver.endpoint, token: "a-token" });
  const failures: string[] = [];
  const sent = { spans: 0, points: 0, logs: 0 };
  await runShop({
    shop,
    outbox,
    clock: { now: () => START_MS + 3_600_000, until: () => Promise.resolve() },
    untilMs: START_MS + MINUTES * 60_000,
    signal: new AbortController().signal,
    report: (delivery) => {
      failures.push(...delivery.failures);
      sent.spans += delivery.spans;
      sent.points += delivery.points;
      sent.logs += delivery.logs;
    },
  });
  await outbox.close();
  return { shop, sent, failures };
}

describe("a running shop", () => {
  it("sends real OTLP: the call graph, every instrument, logs that belong to traces", async () => {
    const { sent, failures } = await run("catalogue:errors@+120s/60s");
    expect(failures).toEqual([]);
    expect(receiver.authorizations).toEqual(new Set(["Bearer a-token"]));
    expect(receiver.spans.length).toBe(sent.spans);
    expect(receiver.logs.length).toBe(sent.logs);

    const byId = new Map(receiver.spans.map((span) => [span.spanId, span]));
    const calls = new Set<string>();
    for (const { parentSpanId, resource, kind } of receiver.spans) {
      const parent = byId.get(parentSpanId);
      if (parent && (kind === 2 || kind === 5))
        calls.add(`${parent.resource["service.name"]} ${resource["service.name"]}`);
    }
    expect(calls).toEqual(new Set(plannedCalls().map(({ caller, callee }) => `${caller} ${callee}`)));

    const deploys = receiver.logs.filter(({ eventName }) => eventName === "deployment");
    expect(deploys.map(({ resource }) => resource["service.name"])).toContain("catalogue");

    const seen = new Map(receiver.metrics.map((metric) => [metric.name, metric]));
    for (const [name, { kind, unit }] of Object.entries(instruments)) {
      if (name === "db.client.connection.timeouts") continue;
      const metric = seen.get(name);
      expect(metric?.unit, name).toBe(unit);
      expect(metric?.[kind === "counter" ? "sum" : kind], name).toBeDefined();
    }
    expect(new Set(receiver.metrics.map(({ resource }) => resource["service.name"]))).toEqual(
      new Set([...serviceNames, "postgres", "redis", undefined]),
    );

    const inTraces = receiver.logs.filter(({ traceId, spanId }) => byId.get(spanId)?.traceId === traceId);
    expect(inTraces.length).toBe(receiver.logs.filter(({ eventName }) => eventName === "").length);
    const thrown = receiver.logs.filter(({ attributes }) => attributes["exception.type"] === "TypeError");
    expect(thrown.length).toBeGreaterThan(5);
    expect(thrown[0]?.attributes["exception.stacktrace"]).toContain("/app/services/catalogue/");
    const failed = byId.get(thrown[0]?.spanId ?? "");
    expect(failed).toMatchObject({ kind: 2, status: { code: 2 }, events: [{ name: "exception" }] });
  });

  it("stamps everything with the shop's time, and restarts counters with the process", async () => {
    await run("orders:errors@+60s/60s");
    expect(receiver.spans.every(({ startTimeUnixNano }) => within(startTimeUnixNano))).toBe(true);
    expect(receiver.logs.every(({ timeUnixNano }) => within(timeUnixNano))).toBe(true);
    const series = new Map<string, { atMs: number; startMs: number; count: number }[]>();
    for (const { name, histogram, resource } of receiver.metrics) {
      if (name !== "http.server.request.duration" || resource["service.name"] !== "orders") continue;
      for (const { timeUnixNano, startTimeUnixNano, attributes, value } of histogram?.dataPoints ?? []) {
        const key = `${resource["service.instance.id"]} ${JSON.stringify(attributes)}`;
        const points = series.get(key) ?? [];
        points.push({ atMs: timeUnixNano, startMs: startTimeUnixNano, count: value });
        series.set(key, points);
      }
    }
    const starts = new Set([...series.values()].flatMap((points) => points.map(({ startMs }) => startMs)));
    // Two instances, replaced by the deploy, replaced again by the rollback.
    expect(starts.size).toBe(6);
    for (const points of series.values()) {
      const counts = points.toSorted((one, other) => one.atMs - other.atMs).map(({ count }) => count);
      expect(counts).toEqual(counts.toSorted((one, other) => one - other));
      expect(new Set(points.map(({ atMs }) => atMs)).size).toBe(points.length);
    }
  });

  it("hears nothing of a service during a monitoring gap, and afterwards how far it counted meanwhile", async () => {
    await run("users:monitoring-gap@+60s/60s");
    const users = receiver.metrics.filter(({ resource }) => resource["service.name"] === "users");
    const times = users
      .flatMap(({ gauge }) => gauge?.dataPoints ?? [])
      .map(({ timeUnixNano }) => timeUnixNano);
    expect(times.length).toBeGreaterThan(0);
    expect(times.filter(inGap)).toEqual([]);
    const requests = users
      .filter(({ name }) => name === "http.server.request.duration")
      .flatMap(({ histogram, resource }) =>
        (histogram?.dataPoints ?? [])
          .filter(({ attributes }) => attributes["http.route"] === "/sessions/{id}")
          .map(({ timeUnixNano, value }) => ({ id: resource["service.instance.id"], timeUnixNano, value })),
      );
    const [first] = requests;
    const own = requests.filter(({ id }) => id === first?.id);
    const last = own.findLast(({ timeUnixNano }) => timeUnixNano <= START_MS + 61_000);
    const next = own.find(({ timeUnixNano }) => timeUnixNano >= START_MS + 119_000);
    expect((next?.value ?? 0) - (last?.value ?? 0)).toBeGreaterThan(15);
  });

  it("never sends the truth", async () => {
    const { shop, failures } = await run("orders:memory-leak@+30s/150s");
    expect(failures).toEqual([]);
    const changes = JSON.stringify(shop.changes());
    const [fault] = shop.truth().faults;
    expect(fault).toMatchObject({ faultKind: "memory-leak", services: ["orders"] });
    const seen = receiver.bytes() + changes;
    for (const secret of ["memory-leak", "faultKind", "innocentChanges", "truth"])
      expect(seen, secret).not.toContain(secret);
    // Of the guilty change, only that it was one: among others, in the changes.
    expect(receiver.bytes()).not.toContain(String(fault?.change));
  });

  it("says what was not taken, and goes on", async () => {
    receiver.answerWith(400);
    const { failures, sent } = await run("users:cpu@+60s/60s");
    expect(sent.spans).toBeGreaterThan(1_000);
    expect(failures.length).toBeGreaterThan(10);
    expect(receiver.spans).toEqual([]);
  });
});
