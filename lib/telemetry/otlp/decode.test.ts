import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { anyLogs, anyMetrics, anyTraces, mutated } from "@/test/any-otlp";
import { otlpJson } from "@/test/otlp-json";
import { expectedLogs, expectedSpans } from "@/test/otlp-oracle";
import { expectedPoints } from "@/test/otlp-oracle-points";
import { logRows, pointRows, type Row, spanRows } from "@/test/otlp-rows";
import { decodeMessage, encodeMessage, type MessageName } from "@/test/otlp-schema";

import { logsInFull } from "../kept-logs";
import { spansInFull } from "../kept-spans";
import { decodeLogs, decodeMetrics, decodeTraces } from "./decode";
import type { Decoded } from "./decoded";
import type { Format } from "./format";

const RECEIVED_US = 1_764_000_000_000_000;

type Signal = {
  message: MessageName;
  any: fc.Arbitrary<object>;
  decode: (body: Uint8Array, format: Format) => { rows: Row[]; rejected: number } | string;
  expected: (message: unknown) => { rows: Row[]; rejected: number };
};

const read = <T>(decoded: Decoded<T>, rowsOf: (table: T) => Row[]) =>
  decoded.ok ? { rows: rowsOf(decoded.table), rejected: decoded.rejected.count } : decoded.reason;

const signals: readonly Signal[] = [
  {
    message: "Traces",
    any: anyTraces,
    decode: (body, format) => read(decodeTraces(body, format), (kept) => spanRows(spansInFull(kept))),
    expected: expectedSpans,
  },
  {
    message: "Logs",
    any: anyLogs,
    decode: (body, format) =>
      read(decodeLogs(body, format, { receivedUs: RECEIVED_US }), (kept) => logRows(logsInFull(kept))),
    expected: (message) => expectedLogs(message, RECEIVED_US),
  },
  {
    message: "Metrics",
    any: anyMetrics,
    decode: (body, format) => read(decodeMetrics(body, format), pointRows),
    expected: expectedPoints,
  },
];

describe.each(signals)("$message", ({ message, any, decode, expected }) => {
  it("in protobuf say what protobufjs reads from the same bytes", () => {
    let rows = 0;
    let rejected = 0;
    fc.assert(
      fc.property(any, (sent) => {
        const body = encodeMessage(message, sent);
        const all = expected(decodeMessage(message, body));
        expect(decode(body, "protobuf")).toEqual(all);
        rows += all.rows.length;
        rejected += all.rejected;
      }),
      { numRuns: 400 },
    );
    expect(rows).toBeGreaterThan(200);
    expect(rejected).toBeGreaterThan(20);
  });

  it("in JSON say what they say in protobuf", () => {
    fc.assert(
      fc.property(any, (sent) => {
        const body = encodeMessage(message, sent);
        const json = new TextEncoder().encode(otlpJson(decodeMessage(message, body)));
        expect(decode(json, "json")).toEqual(decode(body, "protobuf"));
      }),
      { numRuns: 400 },
    );
  });

  it.each<Format>(["protobuf", "json"])("in %s, mutated, are rows or a reason, and never more", (format) => {
    const bodies = any.map((sent) => {
      const body = encodeMessage(message, sent);
      return format === "protobuf"
        ? body
        : new Uint8Array(new TextEncoder().encode(otlpJson(decodeMessage(message, body))));
    });
    const outcomes = { rows: 0, reasons: 0 };
    fc.assert(
      fc.property(bodies.chain(mutated), (body) => {
        const outcome = decode(body, format);
        if (typeof outcome === "string") outcomes.reasons += 1;
        else outcomes.rows += 1;
      }),
      { numRuns: 1_000 },
    );
    expect(outcomes.rows).toBeGreaterThan(0);
    expect(outcomes.reasons).toBeGreaterThan(0);
  });

  it.each<Format>(["protobuf", "json"])("in %s from any bytes are rows or a reason", (format) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (body) => {
        expect(["string", "object"]).toContain(typeof decode(body, format));
      }),
      { numRuns: 1_000 },
    );
  });
});
