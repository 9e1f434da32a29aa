import { describe, expect, it } from "vitest";

import { buildFrame } from "@/lib/telemetry/build-frame";
import { noLogs, noPoints } from "@/lib/telemetry/no-signals";

import { sceneOf } from "../scene";
import { madeInput, START_US } from "../testing/made-input";
import { delays } from "./delays";

const MINUTE_US = 60_000_000;
const ALARM_MINUTE = 50;
const TEXTS = ["front", "cart", "stock", "GET /", "call"];
const [FRONT, CART, STOCK] = [0, 1, 2];
const [SERVER, CLIENT] = [2, 3];

/** Milliseconds, while the fault works and before. */
type Delays = { own?: number; toCart?: number; toStock?: number };

/** Ten requests a minute: front calls cart and stock, cart calls stock too. */
function made(fault: Delays) {
  const rows = Array.from({ length: 600 }, (_, request) => {
    const startUs = START_US + request * 6_000_000;
    const { own = 0, toCart = 0, toStock = 0 } = startUs >= START_US + ALARM_MINUTE * MINUTE_US ? fault : {};
    const trace = `${request}`.padStart(32, "0");
    const span = (
      id: number,
      parent: number | null,
      service: number,
      kind: number,
      ms: readonly [number, number],
    ) => ({
      trace,
      id: `${id}${trace.slice(17)}`,
      parent: parent === null ? "" : `${parent}${trace.slice(17)}`,
      service,
      kind,
      startUs: startUs + ms[0] * 1_000,
      durationUs: ms[1] * 1_000,
    });
    return [
      span(1, null, FRONT, SERVER, [0, 60 + own + toCart + 2 * toStock]),
      span(2, 1, FRONT, CLIENT, [1, 30 + own + toCart + toStock]),
      span(3, 2, CART, SERVER, [2, 27 + own + toStock]),
      span(4, 3, CART, CLIENT, [3, 12 + toStock]),
      span(5, 4, STOCK, SERVER, [4, 10]),
      span(6, 1, FRONT, CLIENT, [35 + own + toCart + toStock, 12 + toStock]),
      span(7, 6, STOCK, SERVER, [36 + own + toCart + toStock, 10]),
    ];
  }).flat();
  const frame = buildFrame({
    fromUs: START_US,
    toUs: START_US + 60 * MINUTE_US,
    points: noPoints,
    logs: noLogs,
    spans: {
      texts: TEXTS,
      traceId: rows.map(({ trace }) => trace),
      spanId: rows.map(({ id }) => id),
      parentSpanId: rows.map(({ parent }) => parent),
      service: Uint32Array.from(rows, ({ service }) => service),
      name: Uint32Array.from(rows, ({ kind }) => (kind === CLIENT ? 4 : 3)),
      kind: Uint8Array.from(rows, ({ kind }) => kind),
      status: Uint8Array.from(rows, () => 0),
      startUs: Float64Array.from(rows, ({ startUs }) => startUs),
      durationUs: Float64Array.from(rows, ({ durationUs }) => durationUs),
      attributes: rows.map(() => ({})),
    },
    calls: [],
    gaps: [],
  });
  const findings = delays(sceneOf({ ...madeInput([]), frame }));
  return (test: string) =>
    findings
      .filter((finding) => finding.test === test && finding.strength > 0)
      .toSorted((one, other) => other.strength - one.strength)
      .map(({ service, strength }) => ({ service, strength }));
}

describe("delays", () => {
  it("finds nothing where nothing takes longer", () => {
    expect(made({})("delay-share")).toEqual([]);
  });

  it("finds own work that takes longer, not who waits for it", () => {
    const [first, ...others] = made({ own: 80 })("delay-own");
    expect(first?.service).toBe("cart");
    expect(others).toEqual([]);
  });

  it("blames on the way whom all of its callers wait for", () => {
    expect(made({ toStock: 80 })("delay-touch")[0]?.service).toBe("stock");
    const [first, second] = made({ toCart: 80 })("delay-touch");
    expect(first?.service).toBe("cart");
    expect(second?.strength).toBeLessThan(0.6 * (first?.strength ?? 0));
  });

  it("says less of what is little of all time", () => {
    const [small] = made({ own: 12 })("delay-own");
    const [great] = made({ own: 200 })("delay-own");
    expect(small?.strength).toBeLessThan(great?.strength ?? 0);
  });
});
