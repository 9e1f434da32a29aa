import * as fc from "fast-check";
import { expect, it } from "vitest";

import type { IncidentEvent } from "@/lib/timeline/event";
import { EVENTS_PER_MESSAGE } from "@/lib/wire/live";

import { frames } from "./hub-frames";

function note(seq: number, length: number): IncidentEvent {
  const at = "2026-01-01T00:00:00.000Z";
  return {
    incidentId: "i",
    seq,
    type: "note_added",
    payload: length < 0 ? null : { markdown: "x".repeat(length) },
    occurredAt: at,
    recordedAt: at,
    actor: { kind: "person", id: "ada", name: "Ada" },
    commandId: `c${seq}`,
    hash: "",
  };
}

it("cuts any run of events without losing or moving one, and never sends an empty message", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1, max: 32_768 }), { maxLength: 200 }), (lengths) => {
      const events = lengths.map((length, index) => note(index + 1, length));
      const cut = frames(events);
      expect(cut.flat()).toEqual(events);
      expect(cut.every(({ length }) => length > 0)).toBe(true);
      for (const frame of cut.filter(({ length }) => length > 1))
        expect(JSON.stringify(frame).length).toBeLessThan(1.1 * 1024 * 1024);
    }),
    { numRuns: 30 },
  );
});

it("puts at most so many events into a message", () => {
  const events = Array.from({ length: 2 * EVENTS_PER_MESSAGE + 1 }, (_, index) => note(index + 1, 10));
  expect(frames(events).map(({ length }) => length)).toEqual([EVENTS_PER_MESSAGE, EVENTS_PER_MESSAGE, 1]);
});
