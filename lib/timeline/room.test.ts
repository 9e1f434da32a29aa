import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { anyLog } from "@/test/any-log";
import { declared, INCIDENT, logOf, note } from "@/test/sample-log";

import type { IncidentEvent } from "./event";
import { advance, emptyRoom, fold, gap, type Room } from "./room";
import { isKnown } from "./step";

const roomOf = (events: readonly IncidentEvent[]) => advance(emptyRoom(INCIDENT), events);

/** A log, and a way in which it arrives: in pieces, out of order, some of it twice. */
const arrival = anyLog.chain((log) =>
  fc.record({
    log: fc.constant(log),
    messages: fc.array(
      fc.subarray(log).chain((some) => fc.shuffledSubarray(some, { minLength: some.length })),
      { maxLength: 8 },
    ),
  }),
);

/** Asks for what is missing until nothing is. */
function refetch(room: Room, log: readonly IncidentEvent[]): Room {
  for (let next = room; ;) {
    const missing = gap(next) ?? { after: next.events.length, before: log.length + 1 };
    const events = log.slice(missing.after, missing.before - 1);
    if (events.length === 0) return next;
    next = advance(next, events);
  }
}

describe("advance", () => {
  it("gives equal rooms for the same events, in whatever order, how often and in how many pieces they come", () => {
    fc.assert(
      fc.property(arrival, ({ log, messages }) => {
        const arrived = messages.reduce(advance, emptyRoom(INCIDENT));
        expect(refetch(arrived, log)).toEqual(roomOf(log));
      }),
    );
  });

  it("gives the state that the log without its redacted words folds to", () => {
    fc.assert(
      fc.property(arrival, ({ log, messages }) => {
        const { events, state } = refetch(messages.reduce(advance, emptyRoom(INCIDENT)), log);
        expect(state).toEqual(fold(INCIDENT, events));
      }),
    );
  });

  it("makes of a prefix and the rest what it makes of all", () => {
    fc.assert(
      fc.property(anyLog, fc.nat(30), (log, cut) => {
        const prefix = roomOf(log.slice(0, cut));
        expect(advance(prefix, log.slice(cut))).toEqual(roomOf(log));
        // As a snapshot that went through a cache or a wire would.
        expect(advance(structuredClone(prefix), log.slice(cut))).toEqual(roomOf(log));
      }),
    );
  });

  it("changes nothing that it was given", () => {
    fc.assert(
      fc.property(anyLog, fc.nat(30), (log, cut) => {
        const before = roomOf(log.slice(0, cut));
        const kept = structuredClone(before);
        advance(before, log.slice(cut));
        expect(before).toEqual(kept);
      }),
    );
  });

  it("holds back what comes after a gap, and says which range is missing", () => {
    const log = logOf([declared, note("one"), note("two"), note("three"), note("four")]);
    const room = roomOf([log[0], log[3], log[4]].flatMap((event) => event ?? []));
    expect(room.state.lastSeq).toBe(1);
    expect(gap(room)).toEqual({ after: 1, before: 4 });
    expect(gap(roomOf(log))).toBeNull();
  });

  it("returns the same room where it learns nothing new", () => {
    const log = logOf([declared, note("one")]);
    const room = roomOf(log);
    expect(advance(room, log)).toBe(room);
    expect(advance(room, [])).toBe(room);
    const [, another] = log;
    if (!another) throw new Error("two events");
    expect(advance(room, [{ ...another, incidentId: "another", seq: 3 }])).toBe(room);
  });

  it("keeps no redacted word", () => {
    const log = logOf([
      declared,
      note("the password"),
      { type: "task_added", payload: { taskId: "t", title: "the password", owner: null } },
    ]);
    const redactions = logOf([
      declared,
      note("x"),
      note("x"),
      { type: "event_redacted", payload: { targetSeq: 2, reason: "r" } },
      { type: "event_redacted", payload: { targetSeq: 3, reason: "r" } },
    ]).slice(3);
    const room = advance(roomOf(log), redactions);
    expect(JSON.stringify(room)).not.toContain("the password");
    expect(room.state.tasks).toEqual({});
    expect(Object.keys(room.state.redactions)).toEqual(["2", "3"]);
  });

  it("keeps the parts of the state that a note's redaction does not touch", () => {
    const before = roomOf(logOf([declared, note("secret")]));
    const after = advance(
      before,
      logOf([declared, note("x"), { type: "event_redacted", payload: { targetSeq: 2, reason: "r" } }]),
    );
    expect(after.events[1]?.payload).toBeNull();
    expect(after.state.hypotheses).toBe(before.state.hypotheses);
  });
});

describe("the fold", () => {
  it("takes any log of valid events, with types that nobody knows yet and ids that name parts of objects", () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const { events, state } = roomOf(log);
        expect(state.lastSeq).toBe(log.length);
        expect(state).toEqual(JSON.parse(JSON.stringify(state)));
        expect(events).toHaveLength(log.length);
        for (const name of ["tasks", "hypotheses", "roles", "responders"] as const)
          expect(Object.getPrototypeOf(state[name])).toBe(Object.prototype);
      }),
    );
  });

  it("keeps what it does not know, and only counts it", () => {
    const [first] = logOf([declared]);
    if (!first) throw new Error("a log has a first event");
    const future = { ...first, seq: 2, type: "from_the_future", payload: { anything: 1 } };
    const room = roomOf([first, future]);
    expect(isKnown(future)).toBe(false);
    expect(room.events[1]).toEqual(future);
    expect({ ...room.state, lastSeq: 1 }).toEqual(roomOf([first]).state);
  });

  it("keeps things whose ids are names of an object's own parts", () => {
    const ids = ["__proto__", "constructor", "hasOwnProperty"];
    const { state } = roomOf(
      logOf([
        declared,
        ...ids.map((taskId) => ({
          type: "task_added" as const,
          payload: { taskId, title: taskId, owner: null },
        })),
      ]),
    );
    expect(Object.keys(state.tasks)).toEqual(ids);
    expect(Object.hasOwn(state.tasks, "__proto__")).toBe(true);
  });
});
