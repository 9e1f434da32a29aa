import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { DuckDBConnection } from "@duckdb/node-api";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";

import { createFrameBuilder } from "@/lib/server/frame-builder";
import { buildFrame } from "@/lib/telemetry/build-frame";
import type { Frame } from "@/lib/telemetry/frame";
import { keptLogs } from "@/lib/telemetry/kept-logs";
import { keptSpans } from "@/lib/telemetry/kept-spans";
import { noSignals } from "@/lib/telemetry/no-signals";
import type { Window } from "@/lib/telemetry/store-port";
import type { Signals } from "@/lib/telemetry/signals";
import { anySample } from "@/test/any-signals";
import { sameVersions } from "@/test/same-versions";
import { at, sampleSignals } from "@/test/sample-signals";

import { appendGroup } from "./append-group";
import { packLogs, packPoints, packSpans } from "./packed-rows";
import { readLogLines, readNumberedSpans } from "./read-numbers";
import { readPoints } from "./read-points";
import { readShown, readTrace } from "./read-shown";
import { openSegments, type Segments } from "./segments";
import { createNumbered } from "./stored-numbers";
import { openTelemetryDatabase, TIMED_TABLES, type TelemetryDatabase } from "./telemetry-database";
import { inWindow, type WindowSource } from "./window-source";

/** Three full minutes and a half. */
const SECONDS = 210;
const WINDOW = { fromUs: at(0), toUs: at(SECONDS) };

let folder: string;
let database: TelemetryDatabase;
let connection: DuckDBConnection;
let segments: Segments;
const numbers = createNumbered();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "parallax-any-frame-"));
  database = await openTelemetryDatabase({ folder, limitBytes: 2 ** 30, maxAgeHours: 24 });
  connection = await database.connect();
  segments = await openSegments(database, connection);
});

afterAll(() => {
  connection.closeSync();
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Makes these the only rows of the store. */
async function fillWith({ points, spans, logs }: Signals): Promise<void> {
  for (const table of TIMED_TABLES) await connection.run(`DELETE FROM ${table}`);
  await appendGroup(connection, numbers, [
    packPoints(points),
    packSpans(keptSpans(spans)),
    packLogs(keptLogs(logs)),
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
  const builder = createFrameBuilder([
    {
      name: "store",
      signals: ["metrics", "traces", "logs"],
      rows: {
        versions: async (window) => sameVersions(window),
        points: (window) => inTurn(window, readPoints),
        spans: (window) => inTurn(window, readNumberedSpans),
        logs: (window) => inTurn(window, readLogLines),
        shown: (window, wanted) => inTurn(window, (source) => readShown(source, wanted)),
        trace: (window, traceId) => inTurn(window, (source) => readTrace(source, traceId)),
      },
      read: async (window) => noSignals(window, []),
    },
  ]);
  return builder.frame(WINDOW, new AbortController().signal);
}

it("a frame from the store's numbers is that of the same signals in full, whatever they are", async () => {
  const time = fc.integer({ min: 0, max: SECONDS * 10 - 1 }).map((tenths) => tenths / 10);
  await fc.assert(
    fc.asyncProperty(anySample(time), async (sample) => {
      const signals = sampleSignals({ ...sample, seconds: SECONDS });
      await fillWith(signals);
      expect(await builtFromStore()).toEqual(buildFrame(signals));
    }),
    { numRuns: 20 },
  );
});
