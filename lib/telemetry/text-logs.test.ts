import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { logsInFull } from "./kept-logs";
import { parseTextLogs } from "./text-logs";

const RECEIVED_US = 1_764_000_000_000_000;

function parsed(text: string) {
  const decoded = parseTextLogs(new TextEncoder().encode(text), { service: "shop", receivedUs: RECEIVED_US });
  if (!decoded.ok) throw new Error(decoded.reason);
  const { rejected } = decoded;
  const table = logsInFull(decoded.table);
  const rows = table.body.map((body, row) => ({
    body,
    timeUs: table.timeUs[row],
    severity: table.severity[row],
    service: table.texts[table.service[row] ?? -1],
    traceId: table.traceId[row],
    attributes: table.attributes[row],
  }));
  return { rows, rejected };
}

describe("a JSON line", () => {
  it("is a record, with what has no place in one as attributes", () => {
    const line = {
      timestamp: "2025-11-24T16:00:00.5+01:00",
      level: "warn",
      msg: "slow",
      message: "slow query",
      service: "cart",
      trace_id: "5B8EFFF798038103D269B633813FC60C",
      user: { id: 7 },
      took: 1.5,
      nothing: null,
    };
    expect(parsed(JSON.stringify(line)).rows).toEqual([
      {
        body: "slow query",
        timeUs: Date.UTC(2025, 10, 24, 15, 0, 0, 500) * 1_000,
        severity: 13,
        service: "cart",
        traceId: "5b8efff798038103d269b633813fc60c",
        attributes: { msg: "slow", "service.name": "cart", took: "1.5", user: '{"id":7}' },
      },
    ]);
  });

  it.each([
    [1_764_000_000, RECEIVED_US],
    [1_764_000_000.25, RECEIVED_US + 250_000],
    [1_764_000_000_000, RECEIVED_US],
    [1_764_000_000_000_000, RECEIVED_US],
    ["1764000000000000000", RECEIVED_US],
    ["yesterday", RECEIVED_US],
    [-1, RECEIVED_US],
  ])("may say its time as %s", (time, timeUs) => {
    expect(parsed(JSON.stringify({ time, msg: "x" })).rows[0]?.timeUs).toBe(timeUs);
  });

  it("may say its level as a number, as pino does", () => {
    expect(parsed('{"level":50,"msg":"x"}').rows[0]?.severity).toBe(17);
  });

  it("that is broken is a plain line", () => {
    expect(parsed('{"level": "warn", ').rows[0]).toMatchObject({ body: '{"level": "warn",', severity: 0 });
  });
});

describe("a plain line", () => {
  it.each([
    ["2025-11-24T16:00:00Z ERROR no cheese", Date.UTC(2025, 10, 24, 16) * 1_000, 17],
    ["[2025-11-24 16:00:00,250] [warn] no cheese", Date.UTC(2025, 10, 24, 16, 0, 0, 250) * 1_000, 13],
    ["INFO: no cheese", RECEIVED_US, 9],
    ["Information about cheese", RECEIVED_US, 0],
    ["2025-99-99 16:00:00 no such day", RECEIVED_US, 0],
  ])("%s keeps its words", (line, timeUs, severity) => {
    expect(parsed(line).rows).toMatchObject([{ body: line, timeUs, severity, service: "shop" }]);
  });

  it("that is empty is none", () => {
    expect(parsed("one\r\n\r\n\ntwo\n").rows.map(({ body }) => body)).toEqual(["one", "two"]);
  });
});

it("makes a record of each line that says something, whatever the bytes", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" })), (lines) => {
      const { rows, rejected } = parsed(lines.join("\n"));
      const said = lines
        .join("\n")
        .split("\n")
        .filter((line) => line.trimEnd() !== "");
      expect(rows.length + rejected.count).toBe(said.length);
    }),
  );
});
