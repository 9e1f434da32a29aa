import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { IncidentEvent } from "@/lib/timeline/event";
import { advance, emptyRoom, type Room } from "@/lib/timeline/room";
import { isKnown } from "@/lib/timeline/step";
import { anyLog } from "@/test/any-log";
import { finishedLines } from "@/test/investigation-log";
import { ana, bo, declared, INCIDENT, type Line, logOf, machine, note } from "@/test/sample-log";

import { document } from "./document";
import type { Document, TextRun } from "./document-types";
import { draftPostmortem } from "./draft";
import { runsBySection, wordsOf } from "./testing/read-document";

const roomOf = (events: readonly IncidentEvent[]): Room => advance(emptyRoom(INCIDENT), events);
const draftOf = (lines: readonly Line[]): Document => draftPostmortem(roomOf(logOf(lines)));
const sectionWords = (lines: readonly Line[], section: string): string =>
  wordsOf(runsBySection(draftOf(lines)).get(section) ?? []);
const sourcesOf = ({ marks = [] }: TextRun): number[] =>
  marks.flatMap((mark) => (mark.type === "source" ? mark.attrs.seqs : []));

/** What may be said in a section, and which events can say it. */
const supports: Readonly<Record<string, RegExp>> = {
  summary:
    /^(incident_declared|title_changed|summary_changed|severity_changed|services_set|milestone_set|status_changed|alert_attached|role_assigned|responder_joined|hypothesis_.*)$/,
  impact:
    /^(incident_declared|severity_changed|services_set|milestone_set|status_changed|alert_attached|hypothesis_.*|evidence_pinned)$/,
  causes: /^(incident_declared|hypothesis_.*|change_linked|investigation_finished)$/,
  detection: /^(incident_declared|milestone_set|alert_attached)$/,
  // An incident may be declared as one that is mitigated already.
  decisions: /^(incident_declared|decision_made|status_changed|milestone_set)$/,
  gaps: /^(investigation_finished|hypothesis_state_set|evidence_added|event_redacted)$/,
  "follow-ups": /^(incident_declared|investigation_finished|hypothesis_.*|update_posted)$/,
  evidence: /^(evidence_added|evidence_compared)$/,
};

const isAsked = ({ text, marks = [] }: TextRun): boolean =>
  text.trim() === "" || marks.some(({ type }) => type === "italic");

function isSupported({ events }: Room, section: string, run: TextRun): boolean {
  const seqs = sourcesOf(run);
  return (
    seqs.length > 0 &&
    seqs.every((seq) => {
      const event = events[seq - 1];
      return event !== undefined && isKnown(event) && (supports[section] ?? /./).test(event.type);
    })
  );
}

describe("the draft of any log", () => {
  it("is a document, the same again, and states nothing without events that can say it", () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const room = roomOf(log);
        const draft = draftPostmortem(room);
        expect(document.parse(draft)).toEqual(draft);
        expect(draftPostmortem(roomOf(log))).toEqual(draft);
        const unsupported = [...runsBySection(draft)].flatMap(([section, runs]) =>
          runs.filter((run) => !isAsked(run) && !isSupported(room, section, run)).map(({ text }) => text),
        );
        expect(unsupported).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("holds no word of what was redacted, of whatever type", () => {
    const secret = "hunter2";
    fc.assert(
      fc.property(anyLog, (log) => {
        const targets = new Set(
          log.flatMap(({ type, payload, seq }) => {
            const target: unknown = type === "event_redacted" ? Reflect.get(Object(payload), "targetSeq") : 0;
            return typeof target === "number" && target < seq ? [target] : [];
          }),
        );
        const marked = log.map((event) =>
          targets.has(event.seq) ? { ...event, payload: withSecret(event.payload) } : event,
        );
        expect(JSON.stringify(draftPostmortem(roomOf(marked)))).not.toContain(secret);
      }),
      { numRuns: 60 },
    );

    function withSecret(value: unknown): unknown {
      if (value === "x" || value === "é 🙂" || value === "**bold**" || value === "0") return secret;
      if (Array.isArray(value)) return value.map(withSecret);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withSecret(member)]));
    }
  });
});

describe("the draft of an incident with little in it", () => {
  it("is short, and names what is missing", () => {
    const draft = draftOf([
      { ...declared, payload: { ...declared.payload, summary: "", impactStartedAt: undefined } },
    ]);
    const all = wordsOf([...runsBySection(draft).values()].flat());
    for (const missing of [
      "The log names no cause",
      "When the impact started is not known: nobody has set it, and it is never guessed.",
      "Which services it touched is not in the log.",
      "No alert is attached.",
      "No decision was written down.",
      "No update was posted",
      "The log holds no hypothesis.",
      "No follow-up was kept.",
      "No evidence with a frozen result",
      "Resolved is missing: it was never set to resolved, or was opened again.",
    ])
      expect(all).toContain(missing);
    expect(JSON.stringify(draft).length).toBeLessThan(12_000);
  });

  it("stands even where nothing is known at all", () => {
    expect(document.safeParse(draftPostmortem(emptyRoom(INCIDENT))).success).toBe(true);
  });
});

const at = (clock: string) => `2026-11-22T${clock}:00.000Z`;
const found = (hypothesisId: string, probability: number, clock: string): Line => ({
  type: "hypothesis_state_set",
  payload: { hypothesisId, state: "inconclusive", probability, reason: "Judged" },
  by: machine,
  at: at(clock),
});

describe("the draft of an incident that was worked on", () => {
  it("says what was confirmed, by whom and why", () => {
    const lines: Line[] = [
      declared,
      {
        type: "hypothesis_proposed",
        payload: { hypothesisId: "h", kind: "change", claim: "The pool is full" },
      },
      {
        type: "hypothesis_state_set",
        payload: { hypothesisId: "h", state: "supported", probability: 0.8, reason: "It rose first" },
        by: machine,
      },
      {
        type: "hypothesis_overruled",
        payload: { hypothesisId: "h", state: "confirmed", reason: "A restart ended it" },
        by: bo,
      },
    ];
    expect(sectionWords(lines, "summary")).toContain("What caused it was confirmed: “The pool is full”.");
    expect(sectionWords(lines, "causes")).toContain(
      "“The pool is full” was confirmed by Bo Chen at 14:03 UTC: “A restart ended it”.",
    );
    expect(sectionWords(lines, "beliefs")).toContain(
      "“The pool is full”, from 14:02 UTC on, at most 80 %, confirmed by a person.",
    );
    expect(sectionWords(lines, "reflections")).toContain(
      "The evidence supported “The pool is full” at 80 % 1 min before it was confirmed.",
    );
  });

  it("names the likeliest as no more than that where nothing was confirmed", () => {
    const words = sectionWords(finishedLines, "causes");
    expect(words).toMatch(/^No cause was confirmed\. The likeliest by the evidence is “.+”, at \d+ %\./);
    expect(words).toContain(
      "It blames the deploy “payments-api 4.2.0” of payments-api by dependabot, made at 13:44 UTC.",
    );
  });

  it("says who was believed to be likeliest, from when to when", () => {
    const lines: Line[] = [
      declared,
      { type: "hypothesis_proposed", payload: { hypothesisId: "a", kind: "change", claim: "It is A" } },
      { type: "hypothesis_proposed", payload: { hypothesisId: "b", kind: "change", claim: "It is B" } },
      found("a", 0.6, "14:10"),
      found("b", 0.3, "14:11"),
      found("b", 0.7, "14:30"),
      found("a", 0.1, "14:40"),
    ];
    const words = sectionWords(lines, "beliefs");
    expect(words).toContain("“It is A”, from 14:10 UTC, for 20 min, at most 60 %.");
    expect(words).toContain("“It is B”, from 14:30 UTC on, at most 70 %.");
  });

  it("finds in the log what went badly: late answers, silence, a broken promise, a return", () => {
    const lines: Line[] = [
      { ...declared, payload: { ...declared.payload, status: "triage" }, at: at("14:00") },
      { type: "status_changed", payload: { status: "investigating" }, at: at("14:20") },
      {
        type: "update_posted",
        payload: { audience: "responders", conditions: "Bad", actions: "Looking", nextUpdateAt: at("14:40") },
        at: at("14:21"),
      },
      note("still looking", { at: at("15:10") }),
      { type: "status_changed", payload: { status: "monitoring" }, at: at("15:12") },
      { type: "status_changed", payload: { status: "fixing" }, at: at("15:20") },
      {
        type: "update_posted",
        payload: { audience: "responders", conditions: "Good", actions: "None" },
        at: at("15:21"),
      },
      { type: "status_changed", payload: { status: "resolved" }, at: at("15:30") },
    ];
    const words = sectionWords(lines, "reflections");
    for (const said of [
      "The impact went unnoticed for 12 min.",
      "It took 20 min from its detection until somebody took it up.",
      "Nobody wrote anything for 49 min, from 14:21 UTC to 15:10 UTC.",
      "The update for responders that was promised for 14:40 UTC came 41 min late.",
      "It was set to monitoring at 15:12 UTC and back to fixing at 15:20 UTC.",
    ])
      expect(words).toContain(said);
    expect(words).not.toContain("promised came in time");
  });

  it("says that promised updates came in time only where all did", () => {
    const posted = (clock: string, nextUpdateAt?: string): Line => ({
      type: "update_posted",
      payload: { audience: "responders", conditions: "x", actions: "y", nextUpdateAt },
      at: at(clock),
    });
    expect(sectionWords([declared, posted("14:05", at("14:20")), posted("14:15")], "reflections")).toContain(
      "The update that was promised came in time.",
    );
    expect(
      sectionWords([declared, posted("14:05", at("14:20")), posted("14:25")], "reflections"),
    ).not.toContain("came in time");
  });

  it("quotes what tells the story, at most sixty events of ten thousand", () => {
    const chatter = Array.from({ length: 300 }, (_, index) =>
      note(`note ${index}`, { by: index % 2 ? ana : bo }),
    );
    const lines: Line[] = [
      declared,
      ...chatter,
      { type: "decision_made", payload: { decisionId: "d", action: "Roll back" } },
      ...chatter,
    ];
    const quotedSeqs = draftOf(lines).content.flatMap((block) =>
      block.type === "timelineExcerpt" ? block.attrs.seqs : [],
    );
    expect(quotedSeqs).toHaveLength(60);
    expect(quotedSeqs).toEqual(expect.arrayContaining([1, 302]));
    expect(quotedSeqs).toEqual([...quotedSeqs].sort((one, other) => one - other));
  });

  it("keeps follow-ups as blocks that stay linked, and proposes what the gaps ask for", () => {
    const lines: Line[] = [
      declared,
      {
        type: "task_added",
        payload: { taskId: "t1", title: "Alert on pool waits", owner: null, followUp: true },
      },
      { type: "task_added", payload: { taskId: "t2", title: "Ask the vendor", owner: null } },
      { type: "investigation_started", payload: { investigationId: "i", question: "Why?" }, by: machine },
      {
        type: "investigation_finished",
        payload: { investigationId: "i", summary: "Unknown.", gaps: ["no traces of payments"] },
        by: machine,
      },
    ];
    const draft = draftOf(lines);
    expect(draft.content).toContainEqual({ type: "followUp", attrs: { taskId: "t1" } });
    expect(draft.content).toContainEqual({ type: "followUp", attrs: { taskId: "t2" } });
    expect(sectionWords(lines, "follow-ups")).toContain(
      "“no traces of payments” is what the investigation could not see. Give it an owner",
    );
  });
});
