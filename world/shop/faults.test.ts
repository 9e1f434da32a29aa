import { describe, expect, it } from "vitest";

import { commanded, parseFaultCommand } from "./fault-command";
import type { InstrumentName, Seen, ShopSpan } from "./happenings";
import { createShop, TICK_MS } from "./shop";

const START_MS = Date.UTC(2026, 2, 3, 10);
const MINUTES = 4;

/** Four minutes of the same shop, without a fault and with it from the start. */
function compare(command: string): { well: Period; ill: Period } {
  const parsedCommand = parseFaultCommand(
    `${command.split(",")[0]}@+0s${command.slice(command.split(",")[0]?.length)}`,
  );
  if (!parsedCommand.ok) throw new Error(parsedCommand.problem);
  const live = (faults: boolean) => {
    const shop = createShop({
      seed: 11,
      startMs: START_MS,
      perSecond: 8,
      faults: faults ? [commanded(parsedCommand.value, START_MS)] : [],
    });
    return period(Array.from({ length: (MINUTES * 60_000) / TICK_MS }, shop.advance));
  };
  return { well: live(false), ill: live(true) };
}

const medianMs = (some: readonly ShopSpan[]) =>
  some.map(({ startMs, endMs }) => endMs - startMs).toSorted((a, b) => a - b)[some.length >> 1] ?? Number.NaN;
const errorShare = (some: readonly ShopSpan[]) => some.filter(({ failed }) => failed).length / some.length;

const path = (route: string) => (span: ShopSpan) => span.attributes["http.route"] === route;

type Period = ReturnType<typeof period>;

function period(seen: readonly Seen[]) {
  const spans = seen.flatMap((each) => each.spans);
  const logs = seen.flatMap((each) => each.logs);
  const of = (service: string, which: (span: ShopSpan) => boolean = ({ kind }) => kind === "server") =>
    spans.filter((span) => span.source.service === service && which(span));
  const calls = (from: string, to: string) =>
    of(from, ({ kind, attributes }) => kind === "client" && attributes["server.address"] === to);
  const highest = (service: string, instrument: InstrumentName) =>
    Math.max(
      ...seen.flatMap(({ measurements }) =>
        measurements
          .filter((each) => each.source.service === service && each.instrument === instrument)
          .map(({ value }) => value),
      ),
    );
  const said = (service: string, text: string) =>
    logs.filter(({ source, body }) => source.service === service && body.includes(text)).length;
  const restarts = (service: string) =>
    new Set(
      seen.flatMap(({ measurements }) =>
        measurements
          .map(({ source }) => source)
          .filter((source) => source.service === service)
          .map(({ key }) => key),
      ),
    ).size;
  return { seen, spans, of, calls, highest, said, restarts };
}

describe("faults", () => {
  it("cpu: busy, slow, and those who call are slow with it", () => {
    const { well, ill } = compare("search:cpu,strength=0.8");
    expect(well.highest("search", "process.cpu.utilization")).toBeLessThan(0.75);
    expect(ill.highest("search", "process.cpu.utilization")).toBeGreaterThan(0.9);
    expect(ill.highest("search", "nodejs.eventloop.delay.p99")).toBeGreaterThan(
      2 * well.highest("search", "nodejs.eventloop.delay.p99"),
    );
    expect(medianMs(ill.of("search"))).toBeGreaterThan(2 * medianMs(well.of("search")));
    expect(medianMs(ill.of("users"))).toBeLessThan(1.5 * medianMs(well.of("users")));
  });

  it("memory-leak: the heap grows until the process dies and starts anew", () => {
    const { well, ill } = compare("orders:memory-leak");
    expect(ill.highest("orders", "v8js.memory.heap.used")).toBeGreaterThan(
      2 * well.highest("orders", "v8js.memory.heap.used"),
    );
    expect(ill.highest("orders", "v8js.gc.duration")).toBeGreaterThan(0.1);
    expect(well.said("orders", "heap out of memory")).toBe(0);
    expect(ill.said("orders", "heap out of memory")).toBeGreaterThan(0);
    expect(ill.restarts("orders")).toBeGreaterThan(well.restarts("orders") + 2);
  });

  it("slow-dependency: the database is slow for all, and not busy", () => {
    const { well, ill } = compare("postgres:slow-dependency");
    for (const service of ["search", "orders", "inventory"])
      expect(medianMs(ill.calls(service, "postgres"))).toBeGreaterThan(
        10 * medianMs(well.calls(service, "postgres")),
      );
    expect(ill.highest("postgres", "system.cpu.utilization")).toBeLessThan(0.7);
  });

  it("network-delay: the caller waits, the called has not noticed", () => {
    const { well, ill } = compare("checkout-to-payments:network-delay,strength=0.5");
    expect(medianMs(ill.calls("checkout", "payments"))).toBeGreaterThan(
      medianMs(well.calls("checkout", "payments")) + 200,
    );
    expect(medianMs(ill.of("payments"))).toBeLessThan(1.3 * medianMs(well.of("payments")));
    expect(medianMs(ill.calls("checkout", "cart"))).toBeLessThan(
      1.3 * medianMs(well.calls("checkout", "cart")),
    );
  });

  it("errors: one code path throws, and the log says where", () => {
    const { well, ill } = compare("orders:errors,via=flag,strength=0.7");
    expect(errorShare(well.of("orders", path("/orders")))).toBeLessThan(0.02);
    expect(errorShare(ill.of("orders", path("/orders")))).toBeGreaterThan(0.5);
    expect(errorShare(ill.of("orders", path("/orders/{id}")))).toBeLessThan(0.02);
    const thrown = ill.of("orders", ({ exception }) => exception?.type === "TypeError");
    expect(thrown[0]?.exception?.stack).toContain("/app/services/orders/src/create.js");
    expect(ill.said("orders", "Cannot read properties")).toBe(thrown.length);
  });

  it("bad-configuration: who calls gives up too soon", () => {
    const { well, ill } = compare("orders:bad-configuration");
    expect(well.said("orders", "no answer within")).toBe(0);
    expect(ill.said("orders", "no answer within 10 ms")).toBeGreaterThan(5);
    expect(errorShare(ill.of("shipping"))).toBeLessThan(0.01);
  });

  it("bad-configuration: who only caches no longer does, and the database is busier", () => {
    const { well, ill } = compare("catalogue:bad-configuration");
    expect(ill.calls("catalogue", "postgres").length).toBeGreaterThan(
      4 * well.calls("catalogue", "postgres").length,
    );
    expect(ill.highest("postgres", "system.cpu.utilization")).toBeGreaterThan(
      1.3 * well.highest("postgres", "system.cpu.utilization"),
    );
  });

  it("pool-exhaustion: connections are in use until none is free", () => {
    const { well, ill } = compare("inventory:pool-exhaustion");
    expect(well.highest("inventory", "db.client.connection.count")).toBeLessThan(6);
    expect(ill.highest("inventory", "db.client.connection.count")).toBe(10);
    expect(ill.highest("inventory", "db.client.connection.pending_requests")).toBeGreaterThan(0);
    expect(ill.highest("inventory", "db.client.connection.wait_time")).toBe(1);
    expect(ill.said("inventory", "no free connection")).toBeGreaterThan(10);
  });

  it("traffic-surge: more of everything, and the busiest fall behind", () => {
    const { well, ill } = compare("traffic-surge");
    for (const service of ["storefront", "search", "cart"])
      expect(ill.of(service).length).toBeGreaterThan(3 * well.of(service).length);
    expect(medianMs(ill.of("storefront"))).toBeGreaterThan(2 * medianMs(well.of("storefront")));
  });

  it("third-party-outage: only who calls the provider sees it", () => {
    const { well, ill } = compare("third-party-outage");
    expect(errorShare(well.calls("payments", "api.cardpay.example"))).toBeLessThan(0.02);
    expect(errorShare(ill.calls("payments", "api.cardpay.example"))).toBeGreaterThan(0.7);
    expect(ill.spans.some(({ source }) => source.service === "cardpay")).toBe(false);
    expect(errorShare(ill.of("search"))).toBeLessThan(0.01);
  });

  it("monitoring-gap: nothing is heard of a service that is well", () => {
    const { well, ill } = compare("users:monitoring-gap");
    expect(well.of("users").length).toBeGreaterThan(100);
    expect(ill.of("users")).toEqual([]);
    expect(ill.said("users", "")).toBe(0);
    expect(ill.seen.every(({ silent }) => silent.includes("users"))).toBe(true);
    expect(ill.calls("storefront", "users").length).toBe(well.calls("storefront", "users").length);
    expect(errorShare(ill.of("storefront"))).toBeLessThan(0.01);
  });
});
