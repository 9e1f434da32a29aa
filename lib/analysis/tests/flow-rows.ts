import type { EdgeSignals, Frame, LogPattern } from "@/lib/telemetry/frame";

import { edgeKey, operationKey, patternKey } from "../frame-keys";
import type { Scene } from "../scene";
import { entryOperations, operationName } from "./calling-operations";

/** Counts in stretches without a fault, and in the incident. */
export type CountRow = { before: Float64Array; now: number };

/** What a service was asked, and what it did for it, counted over the same stretches. */
export type FlowRows = {
  /** The counts of each operation that others ask of the service, else of all its lines. */
  entriesOf: (service: string) => readonly CountRow[];
  ofPattern: (pattern: LogPattern) => CountRow;
  ofEdge: (edge: EdgeSignals) => CountRow;
};

const SECOND_US = 1_000_000;
/** Longer than a request takes: what it does falls into the same stretch. */
const APART_SECONDS = 10;

export function flowRows(scene: Scene): FlowRows {
  const { frame, baseline } = scene.input;
  const stepSeconds = frame.grid.stepUs / SECOND_US;
  const recorded = recordedCells(frame);
  const past = scene.stretch.past.filter((cell) => recorded[cell] === 1);
  const apart = baseline ? stretchesOf(baseline) : [];
  const row = (own: Float64Array, reference: Float64Array | undefined): CountRow => ({
    before: Float64Array.from([
      ...past.map((cell) => finite(own[cell]) * stepSeconds),
      ...apart.map(
        (cells) =>
          cells.reduce((sum, cell) => sum + finite(reference?.[cell]), 0) *
          ((baseline?.grid.stepUs ?? 0) / SECOND_US),
      ),
    ]),
    now: scene.stretch.fault.reduce((sum, cell) => sum + finite(own[cell]) * stepSeconds, 0),
  });
  const entries = new Map<string, CountRow[]>();
  const isEntry = entryOperations(frame);
  const operationsApart = new Map(
    (baseline?.operations ?? []).map((one) => [operationKey(one), one.red.rate]),
  );
  for (const operation of frame.operations) {
    if (!isEntry.has(operationName(operation.service, operation.operation))) continue;
    const list = entries.get(operation.service) ?? [];
    list.push(row(operation.red.rate, operationsApart.get(operationKey(operation))));
    entries.set(operation.service, list);
  }
  const patternsApart = new Map((baseline?.logs ?? []).map((one) => [patternKey(one), one.rate]));
  const ofPattern = (pattern: LogPattern) => row(pattern.rate, patternsApart.get(patternKey(pattern)));
  for (const [service, rows] of linesOf(frame, ofPattern))
    if (!entries.has(service)) entries.set(service, [rows]);
  const edgesApart = new Map((baseline?.edges ?? []).map((one) => [edgeKey(one), one.rate]));
  return {
    entriesOf: (service) => entries.get(service) ?? [],
    ofPattern,
    ofEdge: (edge) => row(edge.rate, edgesApart.get(edgeKey(edge))),
  };
}

function linesOf(frame: Frame, ofPattern: (pattern: LogPattern) => CountRow): Map<string, CountRow> {
  const all = new Map<string, CountRow>();
  for (const pattern of frame.logs) {
    const own = ofPattern(pattern);
    const known = all.get(pattern.service);
    all.set(
      pattern.service,
      known
        ? { before: known.before.map((count, at) => count + (own.before[at] ?? 0)), now: known.now + own.now }
        : own,
    );
  }
  return all;
}

/** Cells in which anything was traced or logged. */
function recordedCells(frame: Frame): Uint8Array {
  const recorded = new Uint8Array(frame.grid.length);
  for (const { red } of frame.services)
    for (const [cell, count] of red.samples.entries()) if (count > 0) recorded[cell] = 1;
  for (const { rate } of frame.logs)
    for (const [cell, value] of rate.entries()) if (value > 0) recorded[cell] = 1;
  return recorded;
}

/** The recorded cells of a reference, in runs long enough for a request. */
function stretchesOf(frame: Frame): number[][] {
  const recorded = recordedCells(frame);
  const size = Math.max(1, Math.round((APART_SECONDS * SECOND_US) / frame.grid.stepUs));
  const stretches: number[][] = [];
  for (let from = 0; from < recorded.length; from += size) {
    const cells = Array.from({ length: Math.min(size, recorded.length - from) }, (_, at) => from + at);
    if (cells.some((cell) => recorded[cell] === 1)) stretches.push(cells);
  }
  return stretches;
}

function finite(value: number | undefined): number {
  return value !== undefined && Number.isFinite(value) ? value : 0;
}
