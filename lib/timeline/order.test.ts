import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { bo, declared, logOf, note, stateOf } from "@/test/sample-log";

import { happenedAt, nothingOrdered, order, withMore } from "./order";

const seqs = (events: readonly { seq: number }[]) => events.map(({ seq }) => seq);

describe("order", () => {
  it("puts a back-dated note where it happened", () => {
    const log = logOf([declared, note("first"), note("earlier", { at: "2026-11-22T13:50:00Z" })]);
    expect(seqs(order(nothingOrdered, log, {}).events)).toEqual([3, 1, 2]);
  });

  it("follows the last correction of a time, and keeps a correction of words in its place", () => {
    const log = logOf([
      declared,
      note("a"),
      note("b"),
      { type: "event_corrected", payload: { targetSeq: 3, occurredAt: "2026-11-22T13:00:00Z" } },
      { type: "event_corrected", payload: { targetSeq: 3, markdown: "b, mended" } },
    ]);
    const { corrections } = stateOf(log);
    expect(log.slice(2, 3).map((event) => happenedAt(event, corrections))).toEqual([
      "2026-11-22T13:00:00.000Z",
    ]);
    expect(seqs(order(nothingOrdered, log, corrections).events)).toEqual([3, 1, 2, 4, 5]);
  });

  it("orders what happened at the same moment by seq", () => {
    const at = "2026-11-22T14:05:00Z";
    const log = logOf([declared, note("a", { at }), note("b", { at, by: bo }), note("c", { at })]);
    expect(seqs(order(nothingOrdered, log, {}).events)).toEqual([1, 2, 3, 4]);
  });

  it("is the same list until something changes", () => {
    const log = logOf([declared, note("a")]);
    const first = order(nothingOrdered, log, {});
    expect(order(first, log, first.corrections)).toBe(first);
  });

  it("gives one order, whether the log came at once, in pieces or from its end", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(60), { maxLength: 150 }),
        fc.array(fc.nat(150)),
        fc.nat(150),
        (minutes, cuts, from) => {
          const log = logOf([
            declared,
            ...minutes.map((minute) =>
              note("n", { at: new Date(Date.UTC(2026, 10, 22, 14, minute)).toISOString() }),
            ),
          ]);
          const expected = [...log].sort(
            (one, other) => one.occurredAt.localeCompare(other.occurredAt) || one.seq - other.seq,
          );
          let ordered = order(nothingOrdered, log.slice(from), {});
          for (const cut of cuts.sort((one, other) => one - other))
            ordered = order(ordered, log.slice(0, cut), ordered.corrections);
          expect(order(ordered, log, ordered.corrections).events).toEqual(expected);
        },
      ),
    );
  });

  it("puts what is pending among the rest without changing the order that is kept", () => {
    const log = logOf([declared, note("a"), note("back-dated", { at: "2026-11-22T13:00:00Z" })]);
    const kept = order(nothingOrdered, log.slice(0, 2), {});
    expect(seqs(withMore(kept, log.slice(2), {}))).toEqual([3, 1, 2]);
    expect(seqs(kept.events)).toEqual([1, 2]);
  });
});
