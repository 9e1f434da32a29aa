import { z } from "zod";
import { frozenEvidence, frozenQuery } from "./frozen";
import {
  CLAIM_LIMIT,
  DIFF_LIMIT,
  MOST_CHAIN_STEPS,
  MOST_CHANGED,
  MOST_GAPS,
  MOST_PREDICTIONS,
  MOST_SERVICES,
  NOTE_LIMIT,
  PREDICTION_LIMIT,
  REASON_LIMIT,
  ROLE_LIMIT,
  TITLE_LIMIT,
} from "./limits";
import { day, identifier, instant, link, optionalText, personName, text } from "./text";
import * as words from "./vocabulary";

/**
 * The event union, as one table: type -> payload.
 * Adding a type: an entry here, a case in `step`, a line in the timeline view.
 */

const reason = text(REASON_LIMIT);
const optionalReason = optionalText(REASON_LIMIT).optional();
const targetSeq = z.int().min(1);
const person = z.object({ id: identifier, name: personName });
const probability = z.number().min(0).max(1);

export const payloads = {
  incident_declared: z.object({
    number: z.int().min(1),
    title: text(TITLE_LIMIT),
    summary: optionalText(REASON_LIMIT).default(""),
    severity: z.enum(words.severities),
    status: z.enum(words.statuses),
    kind: z.enum(words.kinds),
    restricted: z.boolean(),
    impactStartedAt: instant.optional(),
    /** Where it was kept before: the same entry is imported once. */
    external: z.object({ source: text(120), id: text(TITLE_LIMIT) }).optional(),
  }),
  services_set: z.object({
    /** All services that it touched, as people say; none returns to what its alerts and its cause name. */
    services: z.array(text(TITLE_LIMIT)).max(MOST_SERVICES),
    reason: optionalReason,
  }),
  title_changed: z.object({ title: text(TITLE_LIMIT) }),
  summary_changed: z.object({ summary: optionalText(REASON_LIMIT) }),
  severity_changed: z.object({ severity: z.enum(words.severities), reason: optionalReason }),
  status_changed: z.object({ status: z.enum(words.statuses), reason: optionalReason }),
  milestone_set: z.object({
    milestone: z.enum(words.milestones),
    /** null takes a wrongly set milestone back. */
    at: instant.nullable(),
    reason,
  }),
  role_assigned: z.object({
    role: text(ROLE_LIMIT),
    /** null leaves the role vacant. */
    person: person.nullable(),
    handover: optionalText(REASON_LIMIT).optional(),
  }),
  responder_joined: z.object({ person }),
  responder_left: z.object({ person }),
  access_changed: z.object({ restricted: z.boolean(), people: z.array(person).max(500) }),
  note_added: z.object({ markdown: text(NOTE_LIMIT) }),
  event_corrected: z
    .object({
      targetSeq,
      markdown: text(NOTE_LIMIT).optional(),
      occurredAt: instant.optional(),
      reason: optionalReason,
    })
    .refine((value) => value.markdown !== undefined || value.occurredAt !== undefined, {
      message: "a correction changes the text, the time, or both",
      path: ["markdown"],
    }),
  event_pinned: z.object({ targetSeq, pinned: z.boolean() }),
  event_redacted: z.object({ targetSeq, reason }),
  task_added: z.object({
    taskId: identifier,
    title: text(TITLE_LIMIT),
    owner: person.nullable(),
    /** Outlives the incident. */
    followUp: z.boolean().optional(),
    followUpKind: z.enum(words.followUpKinds).optional(),
    dueOn: day.optional(),
  }),
  task_changed: z.object({
    taskId: identifier,
    title: text(TITLE_LIMIT).optional(),
    owner: person.nullable().optional(),
    state: z.enum(words.taskStates).optional(),
    followUp: z.boolean().optional(),
    /** null takes it back. */
    followUpKind: z.enum(words.followUpKinds).nullable().optional(),
    dueOn: day.nullable().optional(),
  }),
  update_posted: z.discriminatedUnion("audience", [
    z.object({
      audience: z.literal("responders"),
      conditions: text(REASON_LIMIT),
      actions: text(REASON_LIMIT),
      needs: optionalText(REASON_LIMIT).default(""),
      nextUpdateAt: instant.optional(),
    }),
    z.object({
      audience: z.literal("stakeholders"),
      markdown: text(NOTE_LIMIT),
      nextUpdateAt: instant.optional(),
    }),
  ]),
  decision_made: z.object({
    decisionId: identifier,
    action: text(REASON_LIMIT),
    expectedEffect: optionalText(REASON_LIMIT).optional(),
    checkAt: instant.optional(),
  }),
  alert_attached: z.object({
    alertId: identifier,
    /** Of the source: the same for the same condition each time it fires. */
    fingerprint: identifier.optional(),
    source: text(120),
    title: text(TITLE_LIMIT),
    state: z.enum(["firing", "resolved"]),
    service: text(TITLE_LIMIT).optional(),
    startedAt: instant.optional(),
    endedAt: instant.optional(),
    labels: z.record(text(TITLE_LIMIT), optionalText(REASON_LIMIT)).optional(),
    /** What the source says of it, in words. */
    summary: optionalText(REASON_LIMIT).optional(),
    /** Why it belongs to this incident. */
    because: optionalText(REASON_LIMIT).optional(),
    url: link.optional(),
  }),
  change_linked: z.object({
    changeId: identifier,
    kind: z.enum(words.changeKinds),
    title: text(TITLE_LIMIT),
    service: text(TITLE_LIMIT).optional(),
    changedAt: instant,
    author: text(TITLE_LIMIT).optional(),
    url: link.optional(),
    /** When it was everywhere. */
    completedAt: instant.optional(),
    /** More services that it changes. */
    services: z.array(text(TITLE_LIMIT)).max(MOST_CHANGED).optional(),
    files: z.array(text(TITLE_LIMIT)).max(MOST_CHANGED).optional(),
    /** Unified: what the analysis reads of it. */
    diff: optionalText(DIFF_LIMIT).optional(),
  }),
  hypothesis_proposed: z.object({
    hypothesisId: identifier,
    parentId: identifier.optional(),
    kind: z.enum(words.hypothesisKinds),
    claim: text(CLAIM_LIMIT),
    component: text(TITLE_LIMIT).optional(),
    mechanism: optionalText(REASON_LIMIT).optional(),
    /** What should be seen where it holds. */
    predictions: z.array(text(PREDICTION_LIMIT)).max(MOST_PREDICTIONS).optional(),
    /** What should not be seen where it holds. */
    exclusions: z.array(text(PREDICTION_LIMIT)).max(MOST_PREDICTIONS).optional(),
    /** The change that is blamed. */
    changeId: identifier.optional(),
    /** When it says that the trouble began. */
    since: instant.optional(),
    investigationId: identifier.optional(),
  }),
  hypothesis_state_set: z.object({
    hypothesisId: identifier,
    state: z.enum(words.hypothesisStates).exclude(["confirmed"]),
    probability: probability.optional(),
    nextTest: optionalText(500).optional(),
    /** What could not be looked at, and why. */
    gaps: z.array(text(PREDICTION_LIMIT)).max(MOST_GAPS).optional(),
    investigationId: identifier.optional(),
    reason,
  }),
  hypothesis_assigned: z.object({ hypothesisId: identifier, owner: person.nullable() }),
  hypothesis_graded: z.object({
    hypothesisId: identifier,
    grade: z.enum(words.grades),
    reason: optionalReason,
  }),
  hypothesis_overruled: z.object({
    hypothesisId: identifier,
    /** null returns the hypothesis to the state that code has set. */
    state: z.enum(words.hypothesisStates).nullable(),
    reason,
  }),
  evidence_added: z.object({
    evidenceId: identifier,
    hypothesisId: identifier,
    stance: z.enum(words.stances),
    statement: text(REASON_LIMIT),
    /** Signed log-odds; only code weighs. */
    weight: z.number().min(-50).max(50).optional(),
    /** What the code looked at: the same word for the same test. */
    test: text(60).optional(),
    /** What this piece could not see. */
    blindSpot: optionalText(PREDICTION_LIMIT).optional(),
    investigationId: identifier.optional(),
    /** An event of this log that the statement rests on. */
    sourceSeq: targetSeq.optional(),
    frozen: frozenQuery.optional(),
  }),
  evidence_compared: z.object({
    hypothesisId: identifier,
    evidenceId: identifier,
    comparison: z.enum(words.comparisons),
    /** What differs, in one sentence. */
    summary: text(REASON_LIMIT),
    /** What the same query gives now; nothing where its telemetry is gone. */
    frozen: frozenEvidence.optional(),
  }),
  evidence_pinned: z.object({
    title: text(TITLE_LIMIT),
    /** What is to be seen in it, in the words of the person. */
    note: optionalText(REASON_LIMIT).optional(),
    frozen: frozenEvidence,
  }),
  severity_proposed: z.object({ severity: z.enum(words.severities).exclude(["undetermined"]), reason }),
  investigation_started: z.object({
    investigationId: identifier,
    question: text(REASON_LIMIT),
    trigger: z.enum(words.triggers).optional(),
    /** The stretch that is looked at, and when it was that something rang. */
    from: instant.optional(),
    to: instant.optional(),
    alarmAt: instant.optional(),
    service: text(TITLE_LIMIT).optional(),
  }),
  investigation_progressed: z.object({
    investigationId: identifier,
    step: text(TITLE_LIMIT),
    done: z.int().min(0),
    total: z.int().min(0),
    /** On how many results the verdicts rest that come with it: never on fewer than those before. */
    judged: z.int().min(0).optional(),
    /** The job that this is about. */
    job: z
      .object({
        id: identifier,
        title: text(TITLE_LIMIT),
        state: z.enum(words.jobStates),
        found: optionalText(REASON_LIMIT).optional(),
      })
      .optional(),
  }),
  investigation_finished: z.object({
    investigationId: identifier,
    summary: text(REASON_LIMIT),
    /** From the cause to the symptom, in time. */
    chain: z
      .array(z.object({ component: text(TITLE_LIMIT), at: instant, what: text(REASON_LIMIT) }))
      .max(MOST_CHAIN_STEPS)
      .optional(),
    /** That there is no incident. */
    nothingWrong: probability.optional(),
    gaps: z.array(text(PREDICTION_LIMIT)).max(MOST_GAPS).optional(),
  }),
  investigation_failed: z.object({ investigationId: identifier, reason }),
  investigation_cancelled: z.object({ investigationId: identifier, reason: optionalReason }),
  postmortem_drafted: z.object({
    /** The last event that the draft was made from. */
    throughSeq: targetSeq,
  }),
  postmortem_state_set: z.object({
    state: z.enum(words.postmortemStates),
    reason: optionalReason,
    /** What was handed in or published: which of its kept versions, and the SHA-256 of it. */
    version: z.object({ number: z.int().min(1), hash: z.hash("sha256") }).optional(),
  }),
  incident_merged: z.object({
    into: z.object({ id: identifier, number: z.int().min(1) }),
    reason: optionalReason,
  }),
  incident_absorbed: z.object({ from: z.object({ id: identifier, number: z.int().min(1) }) }),
} as const;

export type EventType = keyof typeof payloads;
export type Payloads = { [T in EventType]: z.output<(typeof payloads)[T]> };
/** What a caller may send: defaults not yet filled in. */
export type PayloadInputs = { [T in EventType]: z.input<(typeof payloads)[T]> };

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(payloads, type);
}
