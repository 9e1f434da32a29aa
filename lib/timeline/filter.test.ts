import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { bo, declared, type Line, logOf, note, stateOf } from "@/test/sample-log";

import { groups } from "./timeline-entry";
import { everything, isNarrowed, narrow, parseTimelineFilter, withTimelineFilter } from "./filter";

const lines: Line[] = [
  declared,
  note("Errors in eu-west"),
  note("Database is fine", { by: bo }),
  { type: "event_pinned", payload: { targetSeq: 3, pinned: true } },
  { type: "severity_changed", payload: { severity: "SEV1", reason: "errors everywhere" } },
  { type: "event_corrected", payload: { targetSeq: 2, markdown: "Failures in us-east" } },
];
const log = logOf(lines);
const state = stateOf(log);
const left = (filter: Partial<typeof everything>) =>
  narrow(log, { ...everything, ...filter }, state).map(({ seq }) => seq);

describe("narrow", () => {
  it("gives the very same list where nothing is chosen", () => {
    expect(narrow(log, everything, state)).toBe(log);
  });

  it("keeps the kinds and the people that were chosen", () => {
    expect(left({ groups: ["notes"] })).toEqual([2, 3]);
    expect(left({ groups: ["notes", "state"] })).toEqual([1, 2, 3, 5]);
    expect(left({ people: ["bo"] })).toEqual([3]);
    expect(left({ pinned: true })).toEqual([3]);
  });

  it("finds every word, whatever the case, in text, reasons and names", () => {
    expect(left({ text: "ERRORS" })).toEqual([2, 5]);
    expect(left({ text: "bo database" })).toEqual([3]);
    expect(left({ text: "nothing like it" })).toEqual([]);
  });

  it("finds a corrected note by the words of either version", () => {
    expect(left({ text: "eu-west" })).toContain(2);
    expect(left({ text: "us-east" })).toContain(2);
  });
});

describe("the filter in the address", () => {
  it("survives the way there and back, and leaves other parameters alone", () => {
    fc.assert(
      fc.property(
        fc.record({
          groups: fc.subarray([...groups]),
          people: fc.uniqueArray(fc.stringMatching(/^[\w:.-]{1,20}$/), { maxLength: 3 }),
          text: fc.string(),
          pinned: fc.boolean(),
        }),
        (filter) => {
          const params = withTimelineFilter(new URLSearchParams("view=board&q=old"), filter);
          expect(parseTimelineFilter(new URLSearchParams(params.toString()))).toEqual(filter);
          expect(params.get("view")).toBe("board");
        },
      ),
    );
  });

  it("drops what it does not know", () => {
    const filter = parseTimelineFilter(new URLSearchParams("kind=notes,gossip&pinned=maybe"));
    expect(filter).toEqual({ ...everything, groups: ["notes"] });
    expect([isNarrowed(filter), isNarrowed(everything)]).toEqual([true, false]);
  });
});
