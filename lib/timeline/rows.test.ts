import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { ana, bo, declared, type Line, logOf, note, stateOf } from "@/test/sample-log";

import { nothingOrdered, order } from "./order";
import { noRows, type Row, type RowOptions, rowsOf } from "./rows";
import { zoneOf } from "./zone";

const options = (more: Partial<RowOptions> = {}): RowOptions => ({
  zone: zoneOf("UTC"),
  corrections: {},
  opened: new Set(),
  seenSeq: null,
  fold: true,
  ...more,
});

const joined = (name: string, at?: string): Line => ({
  type: "responder_joined",
  payload: { person: { id: name, name } },
  ...(at && { at }),
});
const evening = (minute: number) => new Date(Date.UTC(2026, 10, 22, 20, minute)).toISOString();

const drawn = (rows: readonly Row[]) =>
  rows.map((row) =>
    row.kind === "event" ? row.event.seq : row.kind === "quiet" ? [row.events.length] : row.kind,
  );

const rowsOfLines = (lines: readonly Line[], more: Partial<RowOptions> = {}) =>
  rowsOf(noRows, logOf(lines), options(more)).rows;

describe("rowsOf", () => {
  it("marks each new day and each new hour, once", () => {
    const rows = rowsOfLines([
      declared,
      note("same hour"),
      note("next hour", { at: "2026-11-22T15:00:00Z" }),
      note("next day", { at: "2026-11-23T00:10:00Z" }),
    ]);
    expect(drawn(rows)).toEqual(["day", 1, 2, "hour", 3, "day", 4]);
  });

  it("counts days and hours by the clocks of the zone", () => {
    const lines = [
      declared,
      note("a", { at: "2026-11-22T22:59:00Z" }),
      note("b", { at: "2026-11-22T23:01:00Z" }),
    ];
    expect(drawn(rowsOfLines(lines, { zone: zoneOf("Europe/Berlin") }))).toEqual([
      "day",
      1,
      "hour",
      2,
      "day",
      3,
    ]);
  });

  it("folds three or more minor events that stand together, and not two", () => {
    expect(drawn(rowsOfLines([declared, joined("a"), joined("b"), note("n")]))).toEqual(["day", 1, 2, 3, 4]);
    expect(drawn(rowsOfLines([declared, joined("a"), joined("b"), joined("c"), note("n")]))).toEqual([
      "day",
      1,
      [3],
      5,
    ]);
  });

  it("unfolds what the reader has opened, and folds nothing where told not to", () => {
    const lines = [declared, joined("a"), joined("b"), joined("c")];
    expect(drawn(rowsOfLines(lines, { opened: new Set(["quiet c2"]) }))).toEqual(["day", 1, [3], 2, 3, 4]);
    expect(drawn(rowsOfLines(lines, { fold: false }))).toEqual(["day", 1, 2, 3, 4]);
  });

  it("parts a fold at a new hour and at the line above what is new", () => {
    const lines = [declared, joined("a"), joined("b"), joined("c"), joined("d"), joined("e"), joined("f")];
    expect(drawn(rowsOfLines(lines, { seenSeq: 4 }))).toEqual(["day", 1, [3], "since", [3]]);
  });

  it("draws the line above what was written since, and none above the very first event", () => {
    expect(drawn(rowsOfLines([declared, note("old"), note("new")], { seenSeq: 2 }))).toEqual([
      "day",
      1,
      2,
      "since",
      3,
    ]);
    expect(drawn(rowsOfLines([declared, note("new")], { seenSeq: 0 }))).toEqual(["day", 1, 2]);
  });

  it("does not say the name again under a note of the same person, minutes ago", () => {
    const rows = rowsOfLines([
      declared,
      note("one"),
      note("two"),
      note("other person", { by: bo }),
      note("much later", { by: bo, at: "2026-11-22T14:30:00Z" }),
    ]);
    expect(rows.flatMap((row) => (row.kind === "event" && row.goesOn ? [row.event.seq] : []))).toEqual([3]);
  });

  it("takes over the rows above what changed, as the very same objects", () => {
    const events = logOf([declared, note("one"), note("two", { by: bo }), note("three")]);
    const same = options();
    const before = rowsOf(noRows, events.slice(0, 3), same);
    const after = rowsOf(before, events, same);
    expect(after.rows.slice(0, 3)).toEqual(before.rows.slice(0, 3));
    expect(after.rows[1]).toBe(before.rows[1]);
  });

  it("gives the same rows, however the log came in", () => {
    const line = fc.oneof(
      fc
        .record({ minute: fc.nat(400), by: fc.constantFrom(ana, bo) })
        .map(({ minute, by }) => note(`note at ${minute}`, { by, at: evening(minute) })),
      fc.nat(400).map((minute) => joined(`p${minute}`, evening(minute))),
    );
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 40 }),
        fc.array(fc.nat(40), { maxLength: 6 }),
        fc.nat(40),
        (lines, cuts, seen) => {
          const log = logOf([declared, ...lines]);
          const { corrections } = stateOf(log);
          const same = options({ seenSeq: seen, opened: new Set(["quiet c3", "quiet c7"]) });
          let ordered = nothingOrdered;
          let rows = noRows;
          for (const cut of [...cuts.sort((one, other) => one - other), log.length]) {
            ordered = order(ordered, log.slice(0, cut), corrections);
            rows = rowsOf(rows, ordered.events, same);
          }
          const atOnce = rowsOf(noRows, order(nothingOrdered, log, corrections).events, same);
          expect(rows.rows).toEqual(atOnce.rows);
          expect(rows.starts).toEqual(atOnce.starts);
        },
      ),
    );
  });
});
