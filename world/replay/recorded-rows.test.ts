import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readLogs, readPoints, readSpans } from "./recorded-rows";
import { readSeriesName } from "./recorded-series";
import { shiftChanges } from "./shift-changes";

describe("readSeriesName", () => {
  it("tells service, metric, unit and labels", () => {
    expect(readSeriesName("Pet~Site_in-latency-s|pod=p-1|ver=v2|edge=front>Pet~Site")).toEqual({
      resource: { "service.name": "Pet_Site", "k8s.pod.name": "p-1", "service.version": "v2" },
      metric: "in-latency-s",
      unit: "s",
      attributes: { client: "front", server: "Pet~Site" },
    });
    expect(readSeriesName("carts_lat_90")).toMatchObject({
      resource: { "service.name": "carts" },
      metric: "lat_90",
    });
    expect(readSeriesName("time")).toBeNull();
  });
});

describe("readPoints", () => {
  it("leaves out what is no number", () => {
    const points = readPoints("time,a_cpu,b_cpu,odd\n10,1.5,,3\n20,NaN,2,4\nlater,1,1,1\n");
    expect(points.map(({ atMs, series, value }) => [atMs, series.resource["service.name"], value])).toEqual([
      [10_000, "a", 1.5],
      [20_000, "b", 2],
    ]);
  });

  it("answers to anything at all", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readPoints(`time,a_b\n${text}`).every(({ value }) => Number.isFinite(value))).toBe(true);
        expect(readSpans(text).length + readLogs(text).length).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

const SPANS = `traceId,spanId,parentSpanId,service,operation,startTime,durationUs,statusCode
t-1,a,,front,GET /,1000000,5000,ERROR
t-1,b,a,front,call,1001000,3000,
t-1,c,b,back,work,1002000,1000,500
t-1,d,c,back,inner,1002100,100,200
t-1,e,c,back,broken,soon,100,200
`;

describe("readSpans", () => {
  it("finds kinds by the place in the trace, and leaves out what has no time", () => {
    const spans = readSpans(SPANS);
    expect(
      spans.map(({ name, kind, failed, startMs, endMs }) => [name, kind, failed, startMs, endMs]),
    ).toEqual([
      ["GET /", "server", true, 1_000, 1_005],
      ["call", "client", false, 1_001, 1_004],
      ["work", "server", true, 1_002, 1_003],
      ["inner", "internal", false, 1_002.1, 1_002.2],
    ]);
  });

  it("gives names that are valid, and the same to the same", () => {
    const [root, call, work] = readSpans(SPANS);
    expect(root?.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(call?.traceId).toBe(root?.traceId);
    expect(call?.parentSpanId).toBe(root?.spanId);
    expect(work?.parentSpanId).toBe(call?.spanId);
    expect(call?.spanId).toBe("000000000000000b");
    const long = "0123456789abcdef0123456789abcdef";
    const named = SPANS.replaceAll("t-1", long);
    expect(readSpans(named)[0]?.traceId).toBe(long);
  });
});

describe("readLogs", () => {
  it("reads severities as they come", () => {
    const logs = readLogs('time,service,severity,message,traceId\n1.5,a,WARNING,"x, y",\n2,b,notice,z,ab\n');
    expect(logs).toMatchObject([
      { atMs: 1_500, severity: "WARN", body: "x, y", traceId: "" },
      { atMs: 2_000, severity: "INFO", traceId: "000000000000000000000000000000ab" },
    ]);
  });
});

describe("shiftChanges", () => {
  it("moves times, and nothing else", () => {
    const changes = {
      deploys: [{ timestamp: "2026-01-01T00:00:00Z", version: "2", at: 7 }],
      list: [{ time: 100, n: 1 }],
    };
    expect(shiftChanges(changes, 60_000)).toEqual({
      deploys: [{ timestamp: "2026-01-01T00:01:00.000Z", version: "2", at: 7 }],
      list: [{ time: 160, n: 1 }],
    });
    expect(shiftChanges({ timestamp: "some day" }, 1)).toEqual({ timestamp: "some day" });
  });
});
