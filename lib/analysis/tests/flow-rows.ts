import type { Frame, LogPattern } from "@/lib/telemetry/frame";

import { operationKey } from "../frame-keys";
import type { EvidenceSource } from "../judgement";
import type { Scene } from "../scene";
import { type Blame, blamedByLines } from "./blamed-by-lines";
import { entryOperations, operationName } from "./calling-operations";
import { type LineFamily, lineFamilies } from "./line-families";

/** Counts: in stretches recorded apart without the fault, and in the recorded cells of the window. */
export type CountRow = { apart: Float64Array; cells: Float64Array };

/** Something that a service does, counted. */
export type Deed = {
  service: string;
  row: CountRow;
  /** A line, a call, or an operation of its own. */
  kind: "line" | "alarm" | "call";
  text: string;
  source: EvidenceSource;
  /** Another service that its lines blame; null for none. */
  blames: string | null;
  /** Its lines say that somebody else did not answer. */
  isWaiting: boolean;
};

/** What services were asked, and what they did for it, counted over the same stretches. */
export type FlowRows = {
  /** Recorded cells that are of no earlier incident, in order. */
  cells: readonly number[];
  /** The counts of each operation and of each caller, else of all its lines. */
  askedOf: (service: string) => readonly CountRow[];
  deeds: readonly Deed[];
};

const SECOND_US = 1_000_000;
/** Longer than a request takes: what it does falls into the same stretch. */
const APART_SECONDS = 10;
const WARN = 13;
const MOST_TEXT = 120;

const NO_BLAME = { blames: null, isWaiting: false };

type Counter = (own: readonly Float64Array[], apart: readonly Float64Array[]) => CountRow;

export function flowRows(scene: Scene): FlowRows {
  const { frame, baseline } = scene.input;
  const { cells, count } = countedCells(scene);
  const asked = new Map<string, CountRow[]>();
  const ask = (service: string, row: CountRow) => {
    const known = asked.get(service);
    if (known) known.push(row);
    else asked.set(service, [row]);
  };
  const isEntry = entryOperations(frame);
  const operationsApart = new Map(
    (baseline?.operations ?? []).map((one) => [operationKey(one), one.red.rate]),
  );
  const deeds: Deed[] = [];
  for (const operation of frame.operations) {
    const { service, operation: name } = operation;
    const apart = operationsApart.get(operationKey(operation));
    const row = count([operation.red.rate], apart ? [apart] : []);
    if (isEntry.has(operationName(service, name))) ask(service, row);
  }
  for (const { caller, callee, own, apart } of callsOf(frame, baseline)) {
    const row = count(own, apart);
    ask(callee, row);
    const source: EvidenceSource = { type: "edge", caller, callee };
    deeds.push({ service: caller, row, kind: "call", text: `Calls of ${callee}`, source, ...NO_BLAME });
  }
  const families = lineFamilies(frame, baseline);
  const blames = blamedByLines(scene.graph);
  const lines = families.map((family) => deedOf(family, count, blames));
  for (const [service, row] of sums(lines)) if (!asked.has(service)) ask(service, row);
  return { cells, askedOf: (service) => asked.get(service) ?? [], deeds: [...deeds, ...lines] };
}

function deedOf(
  { service, severity, patterns, apart }: LineFamily,
  count: Counter,
  blames: (speaker: string, patterns: readonly LogPattern[]) => Blame,
): Deed {
  const first = patterns[0] ?? apart[0];
  const { service: blamed, isWaiting } = blames(service, patterns);
  return {
    service,
    row: count(
      patterns.map(({ rate }) => rate),
      apart.map(({ rate }) => rate),
    ),
    kind: severity >= WARN ? "alarm" : "line",
    text: `"${(first?.template ?? "").slice(0, MOST_TEXT)}"`,
    source: { type: "pattern", id: first?.id ?? "", service },
    blames: blamed,
    isWaiting,
  };
}

type Calls = { caller: string; callee: string; own: Float64Array[]; apart: Float64Array[] };

/** Calls between services, also of those that nobody calls any more. */
function callsOf(frame: Frame, baseline: Frame | null): Calls[] {
  const calls = new Map<string, Calls>();
  const add = ({ edges }: Frame, side: "own" | "apart") => {
    for (const { caller, callee, rate } of edges) {
      if (caller === "" || callee === "") continue;
      const key = JSON.stringify([caller, callee]);
      const known = calls.get(key) ?? { caller, callee, own: [], apart: [] };
      known[side].push(rate);
      calls.set(key, known);
    }
  };
  add(frame, "own");
  if (baseline) add(baseline, "apart");
  return [...calls.values()];
}

function sums(deeds: readonly Deed[]): Map<string, CountRow> {
  const all = new Map<string, CountRow>();
  for (const { service, row } of deeds) {
    const known = all.get(service);
    all.set(
      service,
      known
        ? {
            apart: row.apart.map((count, at) => count + (known.apart[at] ?? 0)),
            cells: row.cells.map((count, at) => count + (known.cells[at] ?? 0)),
          }
        : row,
    );
  }
  return all;
}

function countedCells({ input, stretch }: Scene): { cells: readonly number[]; count: Counter } {
  const { frame, baseline } = input;
  const recorded = recordedCells(frame);
  const kept = new Set([...stretch.past, ...stretch.fault]);
  const cells = [...recorded.keys()].filter(
    (cell) => recorded[cell] === 1 && (kept.has(cell) || kept.has(cell + 1)),
  );
  const apart = baseline ? stretchesOf(baseline) : [];
  const [step, stepApart] = [frame.grid.stepUs / SECOND_US, (baseline?.grid.stepUs ?? 0) / SECOND_US];
  return {
    cells,
    count: (own, reference) => ({
      cells: counted(
        own,
        cells.map((cell) => [cell]),
        step,
      ),
      apart: counted(reference, apart, stepApart),
    }),
  };
}

/** Events of some rates in stretches of cells of so many seconds. */
function counted(
  rates: readonly Float64Array[],
  stretches: readonly (readonly number[])[],
  seconds: number,
): Float64Array {
  const counts = new Float64Array(stretches.length);
  for (const rate of rates)
    for (let at = 0; at < stretches.length; at++) {
      let sum = counts[at] ?? 0;
      for (const cell of stretches[at] ?? []) {
        const value = rate[cell] ?? 0;
        if (value > 0) sum += value * seconds;
      }
      counts[at] = sum;
    }
  return counts;
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
