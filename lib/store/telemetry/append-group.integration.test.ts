import { rmSync } from "node:fs";

import type { DuckDBConnection } from "@duckdb/node-api";
import { afterEach, beforeEach, expect, it } from "vitest";

import { keptSpans } from "@/lib/telemetry/kept-spans";
import { at, sampleSignals } from "@/test/sample-signals";
import { telemetryFolder } from "@/test/telemetry";

import { appendGroup } from "./append-group";
import { packSpans } from "./packed-rows";
import { readSpans } from "./read-tables";
import { createRetention } from "./retention";
import { rowsOf } from "./rows-of";
import { openSegments, type Segments } from "./segments";
import { createRowVersions } from "./minute-versions";
import { createNumbered } from "./stored-numbers";
import { openTelemetryDatabase, type TelemetryDatabase } from "./telemetry-database";
import { inWindow } from "./window-source";

const settings = { limitBytes: 2 ** 30, maxAgeHours: 24 };
const HOUR_US = 3_600_000_000;

let folder: string;
let database: TelemetryDatabase;
let connection: DuckDBConnection;
let segments: Segments;

beforeEach(async () => {
  ({ folder } = telemetryFolder());
  database = await openTelemetryDatabase({ folder, ...settings });
  connection = await database.connect();
  segments = await openSegments(database, connection);
});

afterEach(() => {
  connection.closeSync();
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Four spans, two of each of two resources. */
function spansOfTwo() {
  const spans = [1, 2, 3, 4].map((row) => ({ id: `f00000000000000${row}`, attributes: { row: `${row}` } }));
  const kept = keptSpans(sampleSignals({ spans }).spans);
  return packSpans({
    ...kept,
    resourceOf: Uint32Array.of(0, 1, 0, 1),
    resources: [
      { pod: "one", row: "0" },
      { pod: "two", row: "0" },
    ],
  });
}

async function attributesStored() {
  const window = { fromUs: 0, toUs: at(600) };
  const spans = await inWindow(connection, { segments, window }, readSpans);
  return spans.attributes.map(({ row, pod }) => `${row} ${pod}`);
}

it.each([100, 1, 0])(
  "spans have their resource's attributes, of which %i are known",
  async (mostResources) => {
    const numbered = createNumbered({ mostResources });
    await appendGroup(connection, numbered, [spansOfTwo(), spansOfTwo()]);
    const all = ["1 one", "2 two", "3 one", "4 two"];
    expect(await attributesStored()).toEqual([...all, ...all]);
    expect(await rowsOf(connection, "SELECT count(*)::INTEGER FROM resource")).toEqual([
      [Math.min(mostResources, 2)],
    ]);
    await segments.sealBefore(at(600));
    expect(await attributesStored()).toEqual([...all, ...all]);
  },
);

it("a resource is forgotten with the last row of it, hot or sealed", async () => {
  const numbered = createNumbered();
  const retention = createRetention({
    database,
    segments,
    connection,
    numbered,
    versions: createRowVersions(0),
    settings: { folder, ...settings },
  });
  await appendGroup(connection, numbered, [spansOfTwo()]);
  await retention.keepHouse(at(0) + 3 * HOUR_US);
  expect(numbered.resources.size).toBe(2);
  expect(await attributesStored()).toHaveLength(4);
  await retention.keepHouse(at(0) + 48 * HOUR_US);
  expect(numbered.resources.size).toBe(0);
});
