import * as fc from "fast-check";

import type { EventDraft, IncidentEvent } from "@/lib/timeline/event";
import { type EventType, payloads } from "@/lib/timeline/payloads";
import * as words from "@/lib/timeline/vocabulary";

import { frozenCharge, frozenRefusals } from "./every-event";
import { draftOf } from "./log-request";
import { ana, bo, INCIDENT, machine } from "./sample-log";

/** Few, so that events refer to each other; hostile, because strangers choose them. */
const id = fc.constantFrom("a", "b", "__proto__", "constructor", "toString", "standing:load");
const text = fc.constantFrom("x", "__proto__", "**bold**", "<script>", "\u202e", "é 🙂", "0");
const person = fc.constantFrom(
  { id: "ana", name: "Ana" },
  { id: "__proto__", name: "Proto" },
  { id: "constructor", name: "Con" },
);
const seq = fc.integer({ min: 1, max: 30 });
const at = fc
  .integer({ min: 0, max: 1_000 })
  .map((minutes) => new Date(Date.UTC(2026, 10, 22) + minutes * 60_000).toISOString());
const day = fc.constantFrom("2026-11-30", "2027-02-01");
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);
/** As it comes from the database: JSON has no zero below zero. */
const anyJson = fc
  .json({ maxDepth: 3 })
  .filter((json) => !json.includes("\\u0000"))
  .map((json): unknown => JSON.parse(json));
const result = fc.oneof(
  anyJson.map((figures) => ({ kind: "figures", figures })),
  fc.array(fc.option(fc.integer()), { maxLength: 5 }).map((values) => ({
    kind: "lines",
    times: values.map((_, index) => index * 1_000),
    lines: [{ id: "a", service: "s", metric: "m", unit: "s", attributes: {}, values, baseline: null }],
  })),
  fc.constantFrom(frozenRefusals.result, frozenCharge.result),
);

const drafts: { [T in EventType]: fc.Arbitrary<unknown> } = {
  incident_declared: fc.record({
    number: seq,
    title: text,
    severity: oneOf(words.severities),
    status: oneOf(words.statuses),
    kind: oneOf(words.kinds),
    restricted: fc.boolean(),
    impactStartedAt: maybe(at),
  }),
  title_changed: fc.record({ title: text }),
  summary_changed: fc.record({ summary: text }),
  severity_proposed: fc.record({
    severity: oneOf(words.severities.filter((severity) => severity !== "undetermined")),
    reason: text,
  }),
  severity_changed: fc.record({ severity: oneOf(words.severities) }),
  status_changed: fc.record({ status: oneOf(words.statuses) }),
  milestone_set: fc.record({ milestone: oneOf(words.milestones), at: fc.option(at), reason: text }),
  role_assigned: fc.record({
    role: fc.constantFrom("commander", "__proto__", "constructor"),
    person: fc.option(person),
  }),
  responder_joined: fc.record({ person }),
  responder_left: fc.record({ person }),
  access_changed: fc.record({ restricted: fc.boolean(), people: fc.array(person, { maxLength: 3 }) }),
  note_added: fc.record({ markdown: text }),
  event_corrected: fc.record({ targetSeq: seq, markdown: text, occurredAt: maybe(at) }),
  event_pinned: fc.record({ targetSeq: seq, pinned: fc.boolean() }),
  event_redacted: fc.record({ targetSeq: seq, reason: text }),
  task_added: fc.record({
    taskId: id,
    title: text,
    owner: fc.option(person),
    followUp: maybe(fc.boolean()),
    followUpKind: maybe(oneOf(words.followUpKinds)),
    dueOn: maybe(day),
  }),
  task_changed: fc.record({
    taskId: id,
    title: maybe(text),
    owner: maybe(fc.option(person)),
    state: maybe(oneOf(words.taskStates)),
    followUpKind: maybe(fc.option(oneOf(words.followUpKinds))),
    dueOn: maybe(fc.option(day)),
  }),
  update_posted: fc.oneof(
    fc.record({
      audience: fc.constant("responders"),
      conditions: text,
      actions: text,
      nextUpdateAt: maybe(at),
    }),
    fc.record({ audience: fc.constant("stakeholders"), markdown: text, nextUpdateAt: maybe(at) }),
  ),
  decision_made: fc.record({ decisionId: id, action: text, checkAt: maybe(at) }),
  alert_attached: fc.record({
    alertId: id,
    source: text,
    title: text,
    state: fc.constantFrom("firing", "resolved"),
    startedAt: maybe(at),
    labels: maybe(fc.constantFrom({ a: "b" }, JSON.parse('{"__proto__":"x","constructor":"y"}'))),
  }),
  change_linked: fc.record({ changeId: id, kind: oneOf(words.changeKinds), title: text, changedAt: at }),
  hypothesis_proposed: fc.record({
    hypothesisId: id,
    parentId: maybe(id),
    kind: oneOf(words.hypothesisKinds),
    claim: text,
    predictions: maybe(fc.array(text, { maxLength: 2 })),
    exclusions: maybe(fc.array(text, { maxLength: 2 })),
    changeId: maybe(id),
    investigationId: maybe(id),
  }),
  hypothesis_state_set: fc.record({
    hypothesisId: id,
    state: oneOf(words.hypothesisStates.filter((state) => state !== "confirmed")),
    probability: maybe(fc.double({ min: 0, max: 1, noNaN: true })),
    gaps: maybe(fc.array(text, { maxLength: 2 })),
    reason: text,
  }),
  hypothesis_assigned: fc.record({ hypothesisId: id, owner: fc.option(person) }),
  hypothesis_graded: fc.record({ hypothesisId: id, grade: oneOf(words.grades), reason: maybe(text) }),
  hypothesis_overruled: fc.record({
    hypothesisId: id,
    state: fc.option(oneOf(words.hypothesisStates)),
    reason: text,
  }),
  evidence_added: fc.record({
    evidenceId: id,
    hypothesisId: id,
    stance: oneOf(words.stances),
    statement: text,
    sourceSeq: maybe(seq),
    frozen: maybe(fc.record({ source: text, query: text, from: at, to: at, result: maybe(result) })),
  }),
  evidence_compared: fc.record({
    hypothesisId: id,
    evidenceId: id,
    comparison: oneOf(words.comparisons),
    summary: text,
  }),
  evidence_pinned: fc.record({
    title: text,
    note: maybe(text),
    frozen: fc.record({
      source: text,
      query: text,
      from: at,
      to: at,
      result,
      resultHash: fc.constant("0"),
    }),
  }),
  investigation_started: fc.record({
    investigationId: id,
    question: text,
    trigger: maybe(oneOf(words.triggers)),
    from: maybe(at),
    to: maybe(at),
    service: maybe(text),
  }),
  investigation_progressed: fc.record({
    investigationId: id,
    step: text,
    done: seq,
    total: seq,
    job: maybe(fc.record({ id, title: text, state: oneOf(words.jobStates), found: maybe(text) })),
  }),
  investigation_finished: fc.record({
    investigationId: id,
    summary: text,
    chain: maybe(fc.array(fc.record({ component: text, at, what: text }), { maxLength: 3 })),
  }),
  investigation_failed: fc.record({ investigationId: id, reason: text }),
  investigation_cancelled: fc.record({ investigationId: id, reason: maybe(text) }),
  services_set: fc.record({ services: fc.array(text, { maxLength: 3 }) }),
  postmortem_drafted: fc.record({ throughSeq: seq }),
  postmortem_state_set: fc.record({
    state: oneOf(words.postmortemStates),
    version: maybe(fc.record({ number: seq, hash: fc.constantFrom("a".repeat(64), "b".repeat(64)) })),
  }),
  incident_merged: fc.record({ into: fc.record({ id, number: seq }) }),
  incident_absorbed: fc.record({ from: fc.record({ id, number: seq }) }),
};

const eventTypes = Object.keys(payloads).filter((type): type is EventType => Object.hasOwn(payloads, type));

/** A draft of any type. */
export const anyDraft: fc.Arbitrary<EventDraft> = draftOfAny(oneOf(eventTypes));

function draftOfAny(type: fc.Arbitrary<EventType>): fc.Arbitrary<EventDraft> {
  return type.chain((one) => drafts[one].map((payload) => draftOf<EventType>(one, payload)));
}

/** Type and payload of an event: now and then of a type that is yet to be invented. */
const anyLine = fc.oneof(
  { weight: 20, arbitrary: anyDraft },
  { weight: 3, arbitrary: draftOfAny(fc.constant("event_redacted")) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constantFrom("toString", "from_the_future"), payload: anyJson }),
  },
);

/** A gapless log of any valid events in any order, whether or not the rules would allow it. */
export const anyLog: fc.Arbitrary<IncidentEvent[]> = fc
  .array(fc.tuple(anyLine, fc.constantFrom(ana, bo, machine), at), { minLength: 1, maxLength: 30 })
  .map((lines) =>
    lines.map(([{ type, payload }, actor, occurredAt], index) => ({
      type,
      payload,
      incidentId: INCIDENT,
      seq: index + 1,
      occurredAt,
      recordedAt: new Date(Date.UTC(2026, 10, 23) + index * 1_000).toISOString(),
      actor,
      commandId: `c${index}`,
      hash: "",
    })),
  );
