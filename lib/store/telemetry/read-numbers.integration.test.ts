import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { DuckDBConnection } from "@duckdb/node-api";
import { afterEach, beforeEach, expect, it } from "vitest";

import { createFrameBuilder } from "@/lib/server/frame-builder";
import { buildFrame } from "@/lib/telemetry/build-frame";
import type { Frame } from "@/lib/telemetry/frame";
import { noSignals } from "@/lib/telemetry/no-signals";
import type { FrameRowsReader, Window } from "@/lib/telemetry/store-port";
import { sameVersions } from "@/test/same-versions";
import { at, sampleSignals } from "@/test/sample-signals";

import { appendGroup } from "./append-group";
import { packLogs, packPoints, packSpans } from "./packed-rows";
import { readLogLines, readNumberedSpans } from "./read-numbers";
import { readPoints } from "./read-points";
import { readShown, readTrace } from "./read-shown";
import { openSegments, type Segments } from "./segments";
import { createNumbered } from "./stored-numbers";
import { keptLogs } from "@/lib/telemetry/kept-logs";
import { keptSpans } from "@/lib/telemetry/kept-spans";
import { openTelemetryDatabase, type TelemetryDatabase } from "./telemetry-database";
import { inWindow, type WindowSource } from "./window-source";

const SECONDS = 600;
const WINDOW: Window = { fromUs: at(0), toUs: at(SECONDS) };

let folder: string;
let database: TelemetryDatabase;
let connection: DuckDBConnection;
let segments: Segments;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "parallax-numbers-"));
  database = await openTelemetryDatabase({ folder, limitBytes: 2 ** 30, maxAgeHours: 24 });
  connection = await database.connect();
  segments = await openSegments(database, connection);
});

afterEach(() => {
  connection.closeSync();
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Sixteen digits, of which the first are not all zero: numbers of 64 bits. */
const idOf = (row: number) => `f${row}`.padEnd(16, "0");

/** Traces of three spans, calls that nobody answers, parts that are missing, and lines in several scripts. */
const signals = sampleSignals({
  seconds: SECONDS,
  points: Array.from({ length: 7 }, (_, series) => ({
    metric: `m${series}`,
    kind: series % 2 === 0 ? ("gauge" as const) : ("cumulative" as const),
    values: Array.from({ length: 60 }, (__, turn) => [turn * 10 + series / 10, turn * series] as const),
  })),
  spans: Array.from({ length: 3_000 }, (_, row) => {
    const place = row % 3;
    return {
      trace: `${1 + Math.floor(row / 3)}`,
      id: idOf(row),
      parent: place === 0 ? "" : idOf(row % 50 === 1 ? 99_999 : row - 1),
      service: place === 2 ? `back-${row % 4}` : "front",
      name: `GET /${row % 5}`,
      kind: place === 1 ? 3 : 2,
      status: row % 17 === 0 ? 2 : 0,
      start: (row * 0.2) % SECONDS,
      seconds: 0.1 + (row % 97) / 1_000 - place / 100,
      attributes: {
        "url.path": `/${row}`,
        ...(row % 9 === 1 && { "peer.service": "", "server.address": `db-${row % 2}` }),
        ...(row % 9 === 4 && { "db.system": "redis" }),
      },
    };
  }).filter((_, row) => row % 7 !== 5),
  logs: Array.from({ length: 2_000 }, (_, row) => ({
    service: `service-${row % 5}`,
    body:
      [`took ${row} ms`, `注文 ${row} を受け付けました`, "", `Straße ${row % 3}: ${"x".repeat(row % 700)}`][
        row % 4
      ] ?? "",
    second: (row * 0.31) % SECONDS,
    severity: 1 + (row % 20),
  })),
});
signals.logs.traceId.forEach((_, row, ids) => Object.assign(ids, { [row]: `${row + 1}`.padStart(32, "0") }));

async function fill(): Promise<void> {
  const numbered = createNumbered();
  await appendGroup(connection, numbered, [
    packPoints(signals.points),
    packSpans(keptSpans(signals.spans)),
    packLogs(keptLogs(signals.logs)),
  ]);
}

function builtFromStore(): Promise<Frame> {
  // One connection: one read at a time.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Rows>(window: Window, rows: (source: WindowSource) => Promise<Rows>): Promise<Rows> => {
    const next = last.then(() => inWindow(connection, { segments, window }, rows));
    last = next;
    return next;
  };
  const rows: FrameRowsReader = {
    versions: async (window) => sameVersions(window),
    points: (window) => inTurn(window, readPoints),
    spans: (window) => inTurn(window, readNumberedSpans),
    logs: (window) => inTurn(window, readLogLines),
    shown: (window, wanted) => inTurn(window, (source) => readShown(source, wanted)),
    trace: (window, traceId) => inTurn(window, (source) => readTrace(source, traceId)),
  };
  const builder = createFrameBuilder([
    {
      name: "store",
      signals: ["metrics", "traces", "logs"],
      rows,
      read: async (window) => noSignals(window, []),
    },
  ]);
  return builder.frame(WINDOW, new AbortController().signal);
}

it("a frame from the store's numbers is that of the same signals in full", async () => {
  await fill();
  const expected = buildFrame(signals);
  expect(expected.traces.length).toBeGreaterThan(5);
  expect(expected.edges.map(({ callee }) => callee)).toEqual(expect.arrayContaining(["db-0", "redis"]));
  expect(expected.logs.length).toBeGreaterThan(5);
  expect(await builtFromStore()).toEqual(expected);
});

it("so is one of hours that are sealed, half or whole", async () => {
  await fill();
  await segments.sealBefore(at(SECONDS / 2));
  expect(await builtFromStore()).toEqual(buildFrame(signals));
  await segments.sealBefore(at(SECONDS));
  expect(await builtFromStore()).toEqual(buildFrame(signals));
});

it("one of a window without anything has no gaps", async () => {
  const { coverage, series, traces, logs } = await builtFromStore();
  expect({ gaps: coverage.gaps, series, traces, logs }).toEqual({
    gaps: [],
    series: [],
    traces: [],
    logs: [],
  });
});
