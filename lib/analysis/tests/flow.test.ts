import { describe, expect, it } from "vitest";

import { buildFrame } from "@/lib/telemetry/build-frame";
import { noPoints } from "@/lib/telemetry/no-signals";

import { madeInput, START_US } from "../testing/made-input";
import { sceneOf } from "../scene";
import { flow } from "./flow";

const MINUTE_US = 60_000_000;
const ALARM_MINUTE = 50;
const [SERVER] = [2];

type Line = { minute: number; service: "front" | "back"; severity: number; body: string };

/** Ten requests a minute: each is a span of the front and one of the back within; and lines. */
function made(lines: readonly Line[]) {
  const spans = Array.from({ length: 60 * 10 }, (_, request) => ({
    startUs: START_US + request * 6_000_000,
    trace: `${request}`.padStart(32, "0"),
  }));
  const both = spans.flatMap(({ startUs, trace }) => [
    { startUs, trace, service: 0, id: trace.slice(16), parent: "" },
    { startUs: startUs + 1_000, trace, service: 1, id: `f${trace.slice(17)}`, parent: trace.slice(16) },
  ]);
  const frame = buildFrame({
    fromUs: START_US,
    toUs: START_US + 60 * MINUTE_US,
    points: noPoints,
    spans: {
      texts: ["front", "back", "GET /"],
      traceId: both.map(({ trace }) => trace),
      spanId: both.map(({ id }) => id),
      parentSpanId: both.map(({ parent }) => parent),
      service: Uint32Array.from(both, ({ service }) => service),
      name: Uint32Array.from(both, () => 2),
      kind: Uint8Array.from(both, () => SERVER),
      status: Uint8Array.from(both, () => 0),
      startUs: Float64Array.from(both, ({ startUs }) => startUs),
      durationUs: Float64Array.from(both, ({ service }) => (service === 0 ? 10_000 : 5_000)),
      attributes: both.map(() => ({})),
    },
    logs: {
      texts: ["front", "back"],
      timeUs: Float64Array.from(lines, ({ minute }, at) => START_US + minute * MINUTE_US + (at % 50) * 1_000),
      service: Uint32Array.from(lines, ({ service }) => (service === "front" ? 0 : 1)),
      severity: Uint8Array.from(lines, ({ severity }) => severity),
      body: lines.map(({ body }) => body),
      traceId: lines.map(() => ""),
      spanId: lines.map(() => ""),
      attributes: lines.map(() => ({})),
    },
    calls: [],
    gaps: [],
  });
  return flow(sceneOf({ ...madeInput([]), frame }));
}

/** As many lines a minute as the function says. */
function said(
  service: Line["service"],
  body: string,
  count: (isFault: boolean) => number,
  severity = 9,
): Line[] {
  return Array.from({ length: 60 }, (_, minute) => minute).flatMap((minute) =>
    Array.from({ length: count(minute >= ALARM_MINUTE) }, () => ({ minute, service, severity, body })),
  );
}

const strengthOf = (findings: ReturnType<typeof flow>, test: string, service: string) =>
  Math.max(
    0,
    ...findings.filter((one) => one.test === test && one.service === service).map((one) => one.strength),
  );

describe("flow", () => {
  const usual = [...said("front", "page shown", () => 10), ...said("back", "price found", () => 10)];

  it("is silent where each request does what it always did", () => {
    expect(made(usual)).toEqual([]);
  });

  it("misses what a service says no more, and does not blame who calls it", () => {
    const findings = made([
      ...said("front", "page shown", (isFault) => (isFault ? 2 : 10)),
      ...said("back", "price found", (isFault) => (isFault ? 0 : 10)),
      ...said("back", "price asked", () => 10),
    ]);
    expect(strengthOf(findings, "flow-gone-itself", "back")).toBeGreaterThan(1);
    expect(strengthOf(findings, "flow-gone", "front")).toBeGreaterThan(1);
    expect(strengthOf(findings, "flow-gone-itself", "front")).toBe(0);
  });

  it("hears a new alarm, and believes one that names another service", () => {
    const own = made([...usual, ...said("front", "cannot parse answer", (isFault) => (isFault ? 5 : 0), 17)]);
    expect(strengthOf(own, "flow-alarm", "front")).toBeGreaterThan(1);
    // Names shorter than five letters are found in any text.
    const named = made([
      ...usual,
      ...said("back", "no answer of front in time", (isFault) => (isFault ? 5 : 0), 17),
    ]);
    expect(strengthOf(named, "flow-alarm", "back")).toBe(0);
    expect(strengthOf(named, "named", "front")).toBeGreaterThan(1);
  });
});
