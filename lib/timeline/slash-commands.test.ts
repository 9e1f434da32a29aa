import { describe, expect, it } from "vitest";

import { payloads } from "./payloads";
import { NOTE_LIMIT } from "./limits";
import { readTyped, slashCommands, type TypingContext } from "./slash-commands";
import { suggest } from "./suggestions";
import { zoneOf } from "./zone";

const ana = { id: "ana", name: "Ana Berg" };
const bo = { id: "bo", name: "Bo Chen" };
const boris = { id: "boris", name: "Boris Ek" };
const people = [ana, bo, boris];

const context: TypingContext = {
  clock: { zone: zoneOf("Europe/Berlin"), nowMs: Date.parse("2026-11-22T14:00:00Z") },
  me: ana,
  people,
  newId: () => "new",
};
const typed = (text: string) => readTyped(text, context);
const payloadOf = (text: string) => {
  const result = typed(text);
  return result.kind === "draft" ? [result.draft.type, result.draft.payload] : result;
};

describe("readTyped", () => {
  it("takes plain words for a note, trimmed", () => {
    expect(payloadOf("  errors only in **eu-west**\n")).toEqual([
      "note_added",
      { markdown: "errors only in **eu-west**" },
    ]);
    expect(typed(" \n ")).toEqual({ kind: "nothing" });
  });

  it.each([
    ["/severity sev2", ["severity_changed", { severity: "SEV2" }]],
    [
      "/severity SEV1 every region is down",
      ["severity_changed", { severity: "SEV1", reason: "every region is down" }],
    ],
    ["/status fixing  rolling back ", ["status_changed", { status: "fixing", reason: "rolling back" }]],
    ["/task Roll back 4.2", ["task_added", { taskId: "new", title: "Roll back 4.2", owner: null }]],
    ["/task Roll back @bo chen", ["task_added", { taskId: "new", title: "Roll back", owner: bo }]],
    ["/role commander @Ana", ["role_assigned", { role: "commander", person: ana }]],
    ["/role communications lead @bori", ["role_assigned", { role: "communications_lead", person: boris }]],
    ["/role scribe @me", ["role_assigned", { role: "scribe", person: ana }]],
    [
      "/hypothesis It is DNS",
      ["hypothesis_proposed", { hypothesisId: "new", kind: "other", claim: "It is DNS" }],
    ],
    ["/decision Fail over", ["decision_made", { decisionId: "new", action: "Fail over" }]],
    ["/title Checkout is down", ["title_changed", { title: "Checkout is down" }]],
    ["/summary", ["summary_changed", { summary: "" }]],
    ["/join", ["responder_joined", { person: ana }]],
    ["/LEAVE", ["responder_left", { person: ana }]],
  ])("reads %s", (text, expected) => {
    expect(payloadOf(text)).toEqual(expected);
  });

  it("makes only drafts that the log's own schemas take", () => {
    const examples = ["/severity SEV2", "/status fixing x", "/task a @Ana", "/role x y @Bo", "/at 14:32 n"];
    for (const text of examples) {
      const result = typed(text);
      if (result.kind !== "draft") throw new Error(`${text} made ${result.kind}`);
      expect(payloads[result.draft.type].safeParse(result.draft.payload).success).toBe(true);
    }
  });

  it("opens a form where one line is not enough", () => {
    expect(typed("/update One in five fails")).toEqual({
      kind: "form",
      form: "update",
      text: "One in five fails",
    });
    expect(typed("/milestone")).toEqual({ kind: "form", form: "milestone" });
    expect(typed("/milestone impact started")).toEqual({
      kind: "form",
      form: "milestone",
      milestone: "impact_started",
    });
    expect(typed("/milestone detected 10:20")).toMatchObject({
      milestone: "detected",
      at: "2026-11-22T09:20:00.000Z",
    });
    expect(typed("/milestone solved").kind).toBe("problem");
    expect(typed("/milestone detected somehow").kind).toBe("problem");
  });

  it.each([
    "/severity",
    "/severity SEV9",
    "/status merged",
    "/task @Ana",
    "/role commander",
    "/role commander @nobody",
    "/role commander @bo r",
    "/hypothesis",
    "/at",
    "/at noon we saw it",
    "/at 14:32",
    "/at 2026-12-01 10:00 later",
    "/sevrity SEV1",
  ])("says what is missing in %s", (text) => {
    expect(typed(text)).toMatchObject({ kind: "problem" });
  });

  it("leaves paths and escaped slashes to notes", () => {
    expect(payloadOf("/api/pay answers 500")).toEqual(["note_added", { markdown: "/api/pay answers 500" }]);
    expect(payloadOf("//sevrity is a typo")).toEqual(["note_added", { markdown: "/sevrity is a typo" }]);
  });

  it("takes a note of the greatest length, and refuses one that is longer", () => {
    expect(typed("x".repeat(NOTE_LIMIT))).toMatchObject({ kind: "draft" });
    expect(typed("x".repeat(NOTE_LIMIT + 1))).toMatchObject({ kind: "problem" });
  });

  it.each([
    ["/at 14:32 db restarted", "2026-11-22T13:32:00.000Z"],
    ["/at 14:32:07 db restarted", "2026-11-22T13:32:07.000Z"],
    ["/at 23:50 late", "2026-11-21T22:50:00.000Z"],
    ["/at yesterday 09:00 x", "2026-11-21T08:00:00.000Z"],
    ["/at 2026-07-01 09:00 x", "2026-07-01T07:00:00.000Z"],
    ["/at -90m x", "2026-11-22T12:30:00.000Z"],
    ["/at 2026-11-22T10:00:00+02:00 x", "2026-11-22T08:00:00.000Z"],
  ])("back-dates %s in the chosen zone", (text, occurredAt) => {
    expect(typed(text)).toMatchObject({ kind: "draft", draft: { type: "note_added", occurredAt } });
  });
});

const labels = (text: string) => suggest(text, text.length, people).items.map(({ label }) => label);

describe("suggest", () => {
  it("offers the commands after a slash at the very start, and nothing after one elsewhere", () => {
    expect(labels("/")).toHaveLength(slashCommands.length);
    expect(labels("/st")).toEqual(["/status fixing reason"]);
    expect(labels("see /st")).toEqual([]);
  });

  it("offers the words that a command takes", () => {
    expect(labels("/severity ")).toContain("SEV1");
    expect(labels("/severity se")).toEqual(["SEV1", "SEV2", "SEV3", "SEV4", "SEV5"]);
    expect(labels("/status re")).toEqual(["Resolved", "Reviewing"]);
    expect(labels("/status fixing because")).toEqual([]);
    expect(labels("/role comm")).toEqual(["Commander", "Communications lead"]);
  });

  it("offers people after an at sign, by any of their names, and puts the whole name in", () => {
    expect(labels("thanks @b")).toEqual(["Ana Berg", "Bo Chen", "Boris Ek"]);
    expect(suggest("thanks @bo c", 12, people)).toEqual({
      from: 7,
      items: [{ insert: "@Bo Chen ", label: "Bo Chen", detail: "" }],
    });
    expect(labels("mail@b")).toEqual([]);
    expect(labels("thanks @Bo Chen ")).toEqual([]);
  });
});
