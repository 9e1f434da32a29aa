import { describe, expect, it } from "vitest";

import { commanded, parseFaultCommand } from "./fault-command";
import type { Seen } from "./happenings";
import { plannedCalls } from "./planned-steps";
import { serviceNames } from "./blueprint";
import { createShop, type Shop, TICK_MS } from "./shop";

const START_MS = Date.UTC(2026, 2, 3, 10);
const MINUTE = 60_000 / TICK_MS;

const open = (commands: readonly string[] = [], seed = 1): Shop =>
  createShop({
    seed,
    startMs: START_MS,
    perSecond: 8,
    faults: commands.map((text) => {
      const command = parseFaultCommand(text);
      if (!command.ok) throw new Error(command.problem);
      return commanded(command.value, START_MS);
    }),
  });

const live = (shop: Shop, ticks: number): Seen[] => Array.from({ length: ticks }, shop.advance);

const life = (seed: number) => {
  const shop = open(["orders:errors@+30s/30s"], seed);
  return JSON.stringify([live(shop, 2 * MINUTE), shop.changes(), shop.truth()]);
};

const versions = (seen: readonly Seen[]) =>
  new Set(
    seen.flatMap(({ spans }) =>
      spans
        .filter(({ source }) => source.service === "catalogue")
        .map(({ source }) => source.resource["service.version"]),
    ),
  );

describe("a shop", () => {
  it("lives the same life for the same seed", () => {
    const first = life(5);
    expect(life(5) === first).toBe(true);
    expect(life(6) === first).toBe(false);
  });

  it("calls itself as planned, within whole traces", () => {
    const spans = live(open(), 5 * MINUTE).flatMap((seen) => seen.spans);
    const byId = new Map(spans.map((span) => [span.spanId, span]));
    expect(byId.size).toBe(spans.length);
    const calls = new Set<string>();
    for (const { parentSpanId, traceId, source, kind } of spans) {
      const parent = byId.get(parentSpanId);
      expect(parentSpanId === "" ? source.service : parent?.traceId).toBe(
        parentSpanId === "" ? "storefront" : traceId,
      );
      if (parent && (kind === "server" || kind === "consumer"))
        calls.add(`${parent.source.service} ${source.service}`);
    }
    expect([...calls].toSorted()).toEqual(
      plannedCalls()
        .map(({ caller, callee }) => `${caller} ${callee}`)
        .toSorted(),
    );
  });

  it("is well when nothing is wrong", () => {
    const spans = live(open(), 10 * MINUTE).flatMap((seen) => seen.spans);
    const served = spans.filter(({ kind }) => kind === "server");
    expect(served.filter(({ failed }) => failed).length / served.length).toBeLessThan(0.005);
    expect(new Set(served.map(({ source }) => source.service)).size).toBe(serviceNames.length - 1);
  });

  it("is struck by what nobody planned", () => {
    const shop = open();
    live(shop, 10);
    const command = parseFaultCommand("users:cpu@+5s/5s");
    if (command.ok) shop.strike(commanded(command.value, shop.nowMs()));
    live(shop, 30);
    expect(shop.truth().faults).toMatchObject([
      {
        faultKind: "cpu",
        services: ["users"],
        startedAt: new Date(START_MS + 15_000).toISOString(),
        endedAt: new Date(START_MS + 20_000).toISOString(),
      },
    ]);
  });

  it("ships harmless changes near a fault, and tells them apart from the guilty one", () => {
    const shop = open(["orders:errors@+5m/3m"]);
    live(shop, 9 * MINUTE);
    const [fault] = shop.truth().faults;
    const { commits, deploys } = shop.changes();
    const guilty = deploys.find(({ commit_sha }) => commit_sha === fault?.change);
    expect(guilty).toMatchObject({ service: "orders", version: fault?.version, strategy: "rolling" });
    expect(commits.map(({ sha }) => sha)).toContain(fault?.change);
    expect(fault?.innocentChanges.length).toBeGreaterThanOrEqual(2);
    expect(fault?.innocentChanges).not.toContain(fault?.change);
    expect(deploys.at(-1)).toMatchObject({ service: "orders", strategy: "rollback" });
  });

  it("tells each change as an event of the service that it changes, and not which one is guilty", () => {
    const shop = open(["orders:errors@+5m/3m", "cart:errors@+6m/1m,via=flag"]);
    const events = live(shop, 9 * MINUTE)
      .flatMap(({ logs }) => logs)
      .filter(({ eventName }) => eventName !== undefined);
    const { deploys, flags, configuration } = shop.changes();
    const told = (name: string) => events.filter(({ eventName }) => eventName === name);
    expect(
      told("deployment").map(({ source, attributes }) => [source.service, attributes["service.version"]]),
    ).toEqual(deploys.map(({ service, version }) => [service, version]));
    expect(told("feature_flag.change").map(({ attributes }) => attributes["feature_flag.key"])).toEqual(
      flags.map(({ flag }) => flag),
    );
    expect(told("configuration.change")).toHaveLength(configuration.length);
    expect(told("deployment").at(-1)?.body).toMatch(/^orders rolled back to /);
    expect(flags.length).toBeGreaterThanOrEqual(2);
  });

  it("runs a canary in one instance, and rolls it back", () => {
    const shop = open(["catalogue:errors@+10s/30s,via=canary"]);
    const before = live(shop, 10);
    const during = live(shop, 30);
    live(shop, 10);
    const after = live(shop, 10);
    expect(versions(before).size).toBe(1);
    expect(versions(during).size).toBe(2);
    expect(versions(after)).toEqual(versions(before));
    const failures = during.flatMap(({ spans }) =>
      spans.filter(({ source, exception }) => source.service === "catalogue" && exception !== null),
    );
    expect(new Set(failures.map(({ source }) => source.resource["service.version"]))).toEqual(
      new Set([shop.truth().faults[0]?.version]),
    );
  });
});
