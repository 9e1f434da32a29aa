import { describe, expect, it } from "vitest";

import { encodeMessage } from "@/test/otlp-schema";

import { parseTextLogs } from "../text-logs";
import { decodeLogs, decodeMetrics, decodeTraces } from "./decode";
import { timesTaken } from "./times-taken";

const HOUR_US = 3_600_000_000;
const NOW_US = 490_000 * HOUR_US;
const times = timesTaken(NOW_US, 24);

/** What is sent, the time of each row, and whether it is taken. */
const sent = [
  [NOW_US, true],
  [NOW_US + HOUR_US, true],
  [NOW_US + HOUR_US + 1, false],
  [NOW_US + 9_000 * HOUR_US, false],
  [NOW_US - 24 * HOUR_US, true],
  [NOW_US - 24 * HOUR_US - 1, false],
] as const;
const taken = sent.filter(([, isTaken]) => isTaken).map(([timeUs]) => timeUs);
const AHEAD = "2 with a time more than an hour ahead of the clock here";
const BEFORE = "1 with a time before what is kept";

const nanos = sent.map(([timeUs]) => `${timeUs}000`);
const hex = (digits: number) => "a".repeat(digits);
const bytes = (count: number) => new Uint8Array(count).fill(0xaa);
const json = (value: object) => new TextEncoder().encode(JSON.stringify(value));

const traces = (id: (digits: number) => unknown) => ({
  resourceSpans: [
    {
      scopeSpans: [
        {
          spans: nanos.map((at) => ({
            traceId: id(32),
            spanId: id(16),
            startTimeUnixNano: at,
            endTimeUnixNano: at,
          })),
        },
      ],
    },
  ],
});
const logs = {
  resourceLogs: [
    { scopeLogs: [{ logRecords: nanos.map((at) => ({ timeUnixNano: at, body: { stringValue: "x" } })) }] },
  ],
};
// A distribution becomes several points, and is one that was not taken.
const dataPoints = nanos.map((at) => ({
  timeUnixNano: at,
  count: 3,
  bucketCounts: [1, 2],
  explicitBounds: [5],
}));
const metrics = {
  resourceMetrics: [
    { scopeMetrics: [{ metrics: [{ name: "m", histogram: { aggregationTemporality: 2, dataPoints } }] }] },
  ],
};

describe("rows of a time that nobody keeps", () => {
  it.each([
    [
      "traces as protobuf",
      () =>
        decodeTraces(
          encodeMessage(
            "Traces",
            traces((n) => bytes(n / 2)),
          ),
          "protobuf",
          times,
        ),
    ],
    ["traces as JSON", () => decodeTraces(json(traces(hex)), "json", times)],
    [
      "logs as protobuf",
      () => decodeLogs(encodeMessage("Logs", logs), "protobuf", { receivedUs: NOW_US, times }),
    ],
    ["logs as JSON", () => decodeLogs(json(logs), "json", { receivedUs: NOW_US, times })],
    ["metrics as protobuf", () => decodeMetrics(encodeMessage("Metrics", metrics), "protobuf", times)],
    ["metrics as JSON", () => decodeMetrics(json(metrics), "json", times)],
  ])("are rejected with the reason: %s", (_, decode) => {
    const decoded = decode();
    if (!decoded.ok) throw new Error(decoded.reason);
    const { table, rejected } = decoded;
    const timesUs = "startUs" in table ? table.startUs : table.timeUs;
    expect([...new Set(timesUs)]).toEqual(taken);
    expect(rejected.count).toBe(3);
    expect(rejected.message).toContain(AHEAD);
    expect(rejected.message).toContain(BEFORE);
  });

  it("are rejected in lines of text", () => {
    const lines = sent.map(([timeUs]) => JSON.stringify({ time: timeUs, msg: "x" })).join("\n");
    const parsed = parseTextLogs(new TextEncoder().encode(lines), { service: "", receivedUs: NOW_US, times });
    expect(parsed).toMatchObject({ ok: true, rejected: { count: 3 } });
    expect(parsed.ok && [...parsed.table.timeUs]).toEqual(taken);
  });

  it("are spans that end there, too", () => {
    const span = { traceId: bytes(16), spanId: bytes(8), startTimeUnixNano: `${NOW_US}000` };
    const spans = [{ ...span, endTimeUnixNano: `${NOW_US + 2 * HOUR_US}000` }];
    const body = encodeMessage("Traces", { resourceSpans: [{ scopeSpans: [{ spans }] }] });
    expect(decodeTraces(body, "protobuf", times)).toMatchObject({ ok: true, rejected: { count: 1 } });
  });
});
