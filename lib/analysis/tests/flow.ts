import type { Scene } from "../scene";
import { type BeforeNow, type Expected, expectedBeside, expectedOf } from "./expected";
import type { Finding } from "./finding";
import { type CountRow, type Deed, type FlowRows, flowRows } from "./flow-rows";

/** In deviations: what strays less is nothing. Among many deeds, chance makes one stray farther. */
const LEAST_SURE = 2.5;
const MOST_FOR_TIMES = 1.5;
/** Whom a service calls depends on what it is asked; a line stands at one place of its code. */
const LINES = 2;
/** Traces and lines tell to the cell when it began: so far from the onset of all signals it is looked for. */
const NEAR_CELLS = 1;

type Part = Expected & { deed: Deed; test: string; size: number };

/**
 * Does the service do other things for each request than before: says what it never said, or no more what it always
 * said, calls no more whom it always called? What is only asked less often of it does the same for each request.
 */
export function flow(scene: Scene): Finding[] {
  const rows = flowRows(scene);
  let best: { most: number; found: readonly Found[] } = { most: -1, found: [] };
  for (const cut of cutsOf(scene, rows)) {
    const found = explained(scene, partsOf(rows, cut));
    const most = found.reduce(
      (greatest, { part }) => (part.test === "named" ? greatest : Math.max(greatest, part.size)),
      0,
    );
    if (most > best.most) best = { most, found };
  }
  return best.found.flatMap(({ part: { deed, test, size, now, expected }, itself }): Finding[] => {
    if (test === "named") return [namedBy(deed, size)];
    const telling = deed.kind === "call" ? 1 : LINES;
    const finding = { service: deed.service, kind: "code" as const, sources: [deed.source], blindSpot: "" };
    const reason = `${deed.text}: ${Math.round(now)} times in the incident, where its requests make ${Math.round(expected)} usual.`;
    return [
      { ...finding, test, strength: telling * size, reason },
      {
        ...finding,
        test: `${test}-itself`,
        strength: telling * itself,
        reason: "What it calls changed less.",
      },
    ];
  });
}

type Found = { part: Part; itself: number };

/** The greatest change of each service and test, and how much greater it is than of what the service waits for. */
function explained(scene: Scene, parts: readonly Part[]): Found[] {
  const worst = new Map<string, Part>();
  const sizes = new Map<string, number>();
  const named = new Map<string, number>();
  for (const part of parts) {
    const { test, size, deed } = part;
    const key = JSON.stringify([test, deed.service, test === "named" ? deed.blames : null]);
    if (size > (worst.get(key)?.size ?? 0)) worst.set(key, part);
    const known = test === "named" ? named : sizes;
    known.set(deed.service, Math.max(known.get(deed.service) ?? 0, size));
  }
  return [...worst.values()].map((part) => {
    const { service } = part.deed;
    const below = scene.graph
      .callees(service)
      .reduce((most, callee) => Math.max(most, sizes.get(callee) ?? 0), named.get(service) ?? 0);
    const isSelf = part.test !== "named" && !(part.test === "flow-alarm" && part.deed.isWaiting);
    return { part, itself: isSelf ? Math.max(0, part.size - below) : 0 };
  });
}

/** What fails says whom it waits for. */
function namedBy({ service, blames, isWaiting, text, source }: Deed, size: number): Finding {
  return {
    test: "named",
    service: blames ?? service,
    kind: null,
    strength: size,
    reason: `${service} says ${text}.`,
    sources: [source],
    blindSpot: "",
    ...(isWaiting ? { excuses: service } : {}),
  };
}

/** Places in `cells` before which nothing was wrong: that of the onset first. */
function cutsOf({ onset, input }: Scene, { cells }: FlowRows): number[] {
  const alarm = Math.floor((input.alarm.atUs - input.frame.grid.startUs) / input.frame.grid.stepUs);
  const from = Math.min(onset.cell, onset.earliest, alarm) - NEAR_CELLS;
  const to = Math.max(onset.cell, onset.latest, alarm);
  const first = cells.filter((cell) => cell < onset.cell).length;
  const places = [first];
  for (const [place, cell] of cells.entries())
    if (cell >= from && cell <= to && place !== first) places.push(place);
  return places;
}

function partsOf(rows: FlowRows, cut: number): Part[] {
  const services = new Map<string, { deed: Deed; counts: BeforeNow }[]>();
  const sure = Math.max(LEAST_SURE, Math.sqrt(2 * Math.log(Math.max(1, rows.deeds.length))));
  for (const deed of rows.deeds) {
    const own = services.get(deed.service) ?? [];
    services.set(deed.service, own);
    own.push({ deed, counts: splitAt(deed.row, cut) });
  }
  return [...services].flatMap(([service, deeds]) => {
    const asked = rows.askedOf(service).map((row) => splitAt(row, cut));
    const all = deeds.map(({ counts }) => counts);
    return deeds.flatMap(({ deed, counts }): Part[] => {
      const beside = expectedBeside(counts, all);
      return [expectedOf(counts, asked), deed.kind === "alarm" ? null : beside].flatMap(
        (expected): Part[] => {
          if (!expected || Math.abs(expected.shift) < sure) return [];
          const test = testOf(deed, expected.shift);
          return test === null ? [] : [{ ...expected, deed, test, size: sizeOf(expected, sure) }];
        },
      );
    });
  });
}

/** More calls than usual, and lines that are no alarm, say little: those who ask may ask for something else. */
function testOf({ kind, blames }: Deed, shift: number): string | null {
  if (kind === "alarm") return shift < 0 ? null : blames === null ? "flow-alarm" : "named";
  if (shift > 0) return null;
  return kind === "call" ? "calls-gone" : "flow-gone";
}

function splitAt({ apart, cells }: CountRow, cut: number): BeforeNow {
  const before = new Float64Array(apart.length + cut);
  before.set(apart);
  before.set(cells.subarray(0, cut), apart.length);
  let now = 0;
  for (let at = cut; at < cells.length; at++) now += cells[at] ?? 0;
  return { before, now };
}

function sizeOf({ now, expected, shift }: Expected, sure: number): number {
  const times = Math.abs(Math.log((now + 1) / (expected + 1)));
  return Math.log(Math.abs(shift) / sure) + 0.3 + Math.min(MOST_FOR_TIMES, times / 2);
}
