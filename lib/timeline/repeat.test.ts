import { describe, expect, it } from "vitest";

import { frozenPool } from "@/test/every-event";
import { request } from "@/test/log-request";
import { ana, bo, declared, INCIDENT, logOf, note } from "@/test/sample-log";

import { isRepeat } from "./repeat";

const [first, second] = logOf([declared, note("one")]);
if (!first || !second) throw new Error("two events");

const pinned = (more: object = {}, title = "Pool waits") =>
  request(INCIDENT, "evidence_pinned", { title, frozen: { ...frozenPool, ...more } });

describe("a draft with a commandId that has been used", () => {
  it("is a retry where the same person says the same", () => {
    expect(isRepeat(second, request(INCIDENT, "note_added", { markdown: "one" }), false)).toBe(true);
  });

  it("is a retry whatever number a declaration has drawn", () => {
    expect(
      isRepeat(first, request(INCIDENT, "incident_declared", { ...declared.payload, number: 99 }), false),
    ).toBe(true);
    expect(
      isRepeat(first, request(INCIDENT, "incident_declared", { ...declared.payload, title: "Else" }), false),
    ).toBe(false);
  });

  it("is a retry of pinned evidence whatever was measured this time", () => {
    const payload = { title: "Pool waits", frozen: frozenPool };
    const [, event] = logOf([declared, { type: "evidence_pinned", payload }]);
    if (!event) throw new Error("two events");
    const later = {
      kind: "lines",
      times: frozenPool.result.times.slice(1),
      lines: [{ ...frozenPool.result.lines[0], values: [1, 2] }],
    };
    expect(isRepeat(event, pinned({ source: "another", result: later, resultHash: "1" }), false)).toBe(true);
    expect(isRepeat(event, pinned({ query: "/api/telemetry/lines?ids=00000000000000bb" }), false)).toBe(
      false,
    );
    expect(isRepeat(event, pinned({ to: "2026-11-22T13:04:00.000Z" }), false)).toBe(false);
    expect(isRepeat(event, pinned({}, "Another title"), false)).toBe(false);
  });

  it("is a retry of a look again whatever it saw this time", () => {
    const payload = { hypothesisId: "h", evidenceId: "e", comparison: "same" as const, summary: "The same." };
    const [, event] = logOf([declared, { type: "evidence_compared", payload }]);
    if (!event) throw new Error("two events");
    const again = (more: object) => request(INCIDENT, "evidence_compared", { ...payload, ...more });
    expect(isRepeat(event, again({ comparison: "gone", summary: "Gone." }), false)).toBe(true);
    expect(isRepeat(event, again({ evidenceId: "f" }), false)).toBe(false);
  });

  it("is something else where type, words or person differ", () => {
    expect(isRepeat(second, request(INCIDENT, "note_added", { markdown: "two" }), false)).toBe(false);
    expect(isRepeat(second, request(INCIDENT, "title_changed", { title: "one" }), false)).toBe(false);
    expect(isRepeat(second, request(INCIDENT, "note_added", { markdown: "one" }, { actor: bo }), false)).toBe(
      false,
    );
  });

  it("is taken for a retry where the words have been redacted since", () => {
    const blanked = { ...second, payload: null };
    expect(
      isRepeat(blanked, request(INCIDENT, "note_added", { markdown: "anything" }, { actor: ana }), true),
    ).toBe(true);
    expect(isRepeat(blanked, request(INCIDENT, "title_changed", { title: "x" }), true)).toBe(false);
  });
});
