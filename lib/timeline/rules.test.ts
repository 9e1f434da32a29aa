import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { anyDraft, anyLog } from "@/test/any-log";
import { ana, bo, declared, INCIDENT, type Line, note } from "@/test/sample-log";
import { verdict } from "@/test/verdict";

import { advance, emptyRoom } from "./room";
import { refuse, targetOf } from "./rules";

const person = { id: "bo", name: "Bo Chen" };
const at = "2026-11-22T13:45:00.000Z";
const task: Line = { type: "task_added", payload: { taskId: "t", title: "Roll back", owner: null } };
const merged = { type: "incident_merged", payload: { into: { id: "other", number: 9 } } } satisfies Line;
const redacted = {
  type: "event_redacted",
  payload: { targetSeq: 2, reason: "Held a password" },
} satisfies Line;
const joined: Line = { type: "responder_joined", payload: { person } };

/** What is proposed, after which lines, and what the rules say. */
const cases: readonly [string, string | null, () => string | null][] = [
  ["a first declaration", null, () => verdict([], "incident_declared", declared.payload)],
  ["a second declaration", "conflict", () => verdict([declared], "incident_declared", declared.payload)],
  ["a note on nothing", "not_found", () => verdict([], "note_added", { markdown: "x" })],
  ["a note", null, () => verdict([declared], "note_added", { markdown: "x" })],
  [
    "the same title",
    "unchanged",
    () => verdict([declared], "title_changed", { title: declared.payload.title }),
  ],
  ["another title", null, () => verdict([declared], "title_changed", { title: "Another" })],
  [
    "the same summary",
    "unchanged",
    () => verdict([declared], "summary_changed", { summary: declared.payload.summary }),
  ],
  ["the same severity", "unchanged", () => verdict([declared], "severity_changed", { severity: "SEV2" })],
  ["the same status", "unchanged", () => verdict([declared], "status_changed", { status: "investigating" })],
  ["merging by status", "conflict", () => verdict([declared], "status_changed", { status: "merged" })],
  [
    "reopening",
    null,
    () =>
      verdict([declared, { type: "status_changed", payload: { status: "closed" } }], "status_changed", {
        status: "fixing",
      }),
  ],
  [
    "a milestone",
    null,
    () => verdict([declared], "milestone_set", { milestone: "mitigated", at, reason: "r" }),
  ],
  [
    "a derived milestone, now by hand",
    null,
    () =>
      verdict([declared], "milestone_set", {
        milestone: "detected",
        at: "2026-11-22T14:00:00.000Z",
        reason: "r",
      }),
  ],
  [
    "the same milestone again",
    "unchanged",
    () =>
      verdict(
        [declared, { type: "milestone_set", payload: { milestone: "mitigated", at, reason: "r" } }],
        "milestone_set",
        { milestone: "mitigated", at, reason: "r" },
      ),
  ],
  [
    "taking back a milestone that is not set",
    "unchanged",
    () => verdict([declared], "milestone_set", { milestone: "mitigated", at: null, reason: "r" }),
  ],
  ["a role", null, () => verdict([declared], "role_assigned", { role: "commander", person })],
  [
    "a vacant role left vacant",
    "unchanged",
    () => verdict([declared], "role_assigned", { role: "constructor", person: null }),
  ],
  [
    "the same person in the same role",
    "unchanged",
    () =>
      verdict(
        [declared, { type: "role_assigned", payload: { role: "commander", person } }],
        "role_assigned",
        { role: "commander", person },
      ),
  ],
  ["joining", null, () => verdict([declared], "responder_joined", { person })],
  ["joining twice", "unchanged", () => verdict([declared, joined], "responder_joined", { person })],
  ["leaving", null, () => verdict([declared, joined], "responder_left", { person })],
  [
    "leaving without having joined",
    "not_found",
    () => verdict([declared], "responder_left", { person: { id: "constructor", name: "C" } }),
  ],
  [
    "one's own note corrected",
    null,
    () => verdict([declared, note("x")], "event_corrected", { targetSeq: 2, markdown: "y" }),
  ],
  [
    "another's note corrected",
    "forbidden",
    () => verdict([declared, note("x", { by: bo })], "event_corrected", { targetSeq: 2, markdown: "y" }),
  ],
  [
    "another's note corrected by who may",
    null,
    () =>
      verdict(
        [declared, note("x", { by: bo })],
        "event_corrected",
        { targetSeq: 2, markdown: "y" },
        { mayEditOthers: true },
      ),
  ],
  [
    "words of what has none",
    "conflict",
    () => verdict([declared], "event_corrected", { targetSeq: 1, markdown: "y" }),
  ],
  [
    "the time of what is no note",
    null,
    () => verdict([declared], "event_corrected", { targetSeq: 1, occurredAt: at }),
  ],
  [
    "a redacted note corrected",
    "not_found",
    () => verdict([declared, note("x"), redacted], "event_corrected", { targetSeq: 2, markdown: "y" }),
  ],
  [
    "nothing corrected",
    "not_found",
    () => verdict([declared], "event_corrected", { targetSeq: 7, occurredAt: at }),
  ],
  ["a pin", null, () => verdict([declared, note("x")], "event_pinned", { targetSeq: 2, pinned: true })],
  [
    "a pin on nothing",
    "not_found",
    () => verdict([declared], "event_pinned", { targetSeq: 2, pinned: true }),
  ],
  [
    "unpinning what is not pinned",
    "unchanged",
    () => verdict([declared], "event_pinned", { targetSeq: 1, pinned: false }),
  ],
  ["a redaction", null, () => verdict([declared, note("x")], "event_redacted", redacted.payload)],
  [
    "the same redaction again",
    "unchanged",
    () => verdict([declared, note("x"), redacted], "event_redacted", redacted.payload),
  ],
  [
    "a redacted redaction",
    "conflict",
    () => verdict([declared, note("x"), redacted], "event_redacted", { targetSeq: 3, reason: "r" }),
  ],
  ["a redacted merge", "conflict", () => verdict([declared, merged], "event_redacted", redacted.payload)],
  [
    "a task twice",
    "conflict",
    () => verdict([declared, task], "task_added", { taskId: "t", title: "T", owner: null }),
  ],
  [
    "a change of no task",
    "not_found",
    () => verdict([declared], "task_changed", { taskId: "constructor", state: "done" }),
  ],
  [
    "a change of a task",
    null,
    () => verdict([declared, task], "task_changed", { taskId: "t", state: "done" }),
  ],
];

describe("the rules", () => {
  it.each(cases)("on %s: %s", (_what, expected, judge) => {
    expect(judge()).toBe(expected);
  });

  it("take or refuse any valid proposal after any log, and never fail", () => {
    fc.assert(
      fc.property(anyLog, anyDraft, (log, draft) => {
        const { state, events } = advance(emptyRoom(INCIDENT), log);
        const target = events[(targetOf(draft) ?? 0) - 1] ?? null;
        const refusal = refuse(state, { draft, actor: ana, target, mayEditOthers: false });
        expect(["not_found", "conflict", "forbidden", "unchanged", undefined]).toContain(refusal?.code);
      }),
    );
  });
});
