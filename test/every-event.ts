import type { FrozenEvidence } from "@/lib/timeline/frozen";
import type { FrozenLines } from "@/lib/timeline/frozen-lines";
import type { FrozenPattern } from "@/lib/timeline/frozen-pattern";
import type { FrozenTrace } from "@/lib/timeline/frozen-trace";

import { type Line, machine } from "./sample-log";

const bo = { id: "bo", name: "Bo Chen" };
const at = "2026-11-22T13:45:00.000Z";
/** A chart of one line with a gap. */
export const frozenPool: FrozenEvidence & { result: FrozenLines } = {
  source: "what this node keeps",
  query:
    "/api/telemetry/lines?from=2026-11-22T13:00:00.000Z&to=2026-11-22T13:03:00.000Z&ids=00000000000000aa",
  from: "2026-11-22T13:00:00.000Z",
  to: "2026-11-22T13:03:00.000Z",
  result: {
    kind: "lines",
    times: [0, 1, 2].map((minute) => Date.UTC(2026, 10, 22, 13, minute)),
    lines: [
      {
        id: "00000000000000aa",
        service: "checkout",
        metric: "pool.wait",
        unit: "s",
        attributes: { "host.name": "node-1" },
        values: [0.001, null, 0.9],
        baseline: { low: 0.001, median: 0.002, high: 0.004 },
      },
    ],
  },
  resultHash: "0".repeat(64),
};

/** Lines of which there were none before, most of them in the second minute. */
export const frozenRefusals: FrozenEvidence & { result: FrozenPattern } = {
  ...frozenPool,
  query:
    "/api/telemetry/patterns?from=2026-11-22T13:00:00.000Z&to=2026-11-22T13:03:00.000Z&id=00000000000000bb&service=payments&compare=true",
  result: {
    kind: "pattern",
    id: "00000000000000bb",
    service: "payments",
    template: "the card of <*> was refused",
    severity: 17,
    count: 12,
    countBefore: 0,
    firstSeen: "2026-11-22T13:00:59.000Z",
    lastSeen: "2026-11-22T13:01:40.000Z",
    stepSeconds: 60,
    counts: [1, 11, null],
    examples: [
      {
        at: "2026-11-22T13:00:59.000Z",
        severity: 17,
        body: "the card of Bo was refused",
        traceId: "f".repeat(32),
        spanId: "b".repeat(16),
      },
    ],
  },
};

const frozenSpan = {
  parent: 0,
  service: "payments",
  operation: "Charge",
  kind: 2,
  status: 0,
  offsetSeconds: 0.1,
  durationSeconds: 0.2,
  ownSeconds: 0.2,
};
/** Three of four spans, one of which failed. */
export const frozenCharge: FrozenEvidence & { result: FrozenTrace } = {
  ...frozenPool,
  query: `/api/telemetry/traces/${"f".repeat(32)}?from=2026-11-22T13:00:00.000Z&to=2026-11-22T13:03:00.000Z`,
  result: {
    kind: "trace",
    traceId: "f".repeat(32),
    startedAt: "2026-11-22T13:00:58.000Z",
    durationSeconds: 1,
    spanCount: 4,
    errorCount: 1,
    spans: [
      {
        ...frozenSpan,
        spanId: "a".repeat(16),
        parent: null,
        service: "checkout",
        operation: "POST /checkout",
        offsetSeconds: 0,
        durationSeconds: 1,
        ownSeconds: 0.3,
      },
      { ...frozenSpan, spanId: "b".repeat(16), status: 2 },
      {
        ...frozenSpan,
        spanId: "c".repeat(16),
        operation: "Refund",
        offsetSeconds: 0.4,
        durationSeconds: 0.5,
      },
    ],
  },
};
const hypothesisId = "h1";
const investigationId = "i1";

/** One event of every type but the declaration, in an order that a log may have. */
export const everyLine: readonly Line[] = [
  { type: "title_changed", payload: { title: "Checkout is down" } },
  { type: "summary_changed", payload: { summary: "Card payments **time out**." } },
  {
    type: "severity_proposed",
    payload: { severity: "SEV2", reason: "A fifth of the checkouts fail" },
    by: machine,
  },
  { type: "severity_changed", payload: { severity: "SEV1", reason: "Every region is affected" } },
  { type: "status_changed", payload: { status: "fixing", reason: "Rolling back" } },
  { type: "milestone_set", payload: { milestone: "detected", at, reason: "The pager rang" } },
  { type: "role_assigned", payload: { role: "commander", person: bo, handover: "Rollback is under way." } },
  { type: "responder_joined", payload: { person: bo } },
  { type: "access_changed", payload: { restricted: true, people: [bo] } },
  { type: "note_added", payload: { markdown: "Errors rise **only** in `eu-west`." } },
  { type: "event_corrected", payload: { targetSeq: 2, occurredAt: at, reason: "Wrong clock" } },
  { type: "event_pinned", payload: { targetSeq: 2, pinned: true } },
  { type: "task_added", payload: { taskId: "t1", title: "Roll back checkout 4.2", owner: bo } },
  {
    type: "task_changed",
    payload: { taskId: "t1", state: "done", followUp: true, followUpKind: "prevent", dueOn: "2026-12-01" },
  },
  {
    type: "update_posted",
    payload: {
      audience: "responders",
      conditions: "One in five payments fails.",
      actions: "Rolling back.",
      needs: "A database expert.",
      nextUpdateAt: "2026-11-22T15:00:00Z",
    },
  },
  {
    type: "decision_made",
    payload: { decisionId: "d1", action: "Roll back", expectedEffect: "5xx below 1 %", checkAt: at },
  },
  {
    type: "alert_attached",
    payload: {
      alertId: "a1",
      source: "prometheus",
      title: "CheckoutErrorRate",
      state: "firing",
      service: "checkout",
      startedAt: at,
    },
  },
  {
    type: "change_linked",
    payload: {
      changeId: "c1",
      kind: "deploy",
      title: "checkout 4.2.0",
      service: "checkout",
      changedAt: at,
      author: "dependabot",
    },
  },
  {
    type: "hypothesis_proposed",
    payload: {
      hypothesisId,
      kind: "change",
      claim: "Release 4.2.0 exhausts the connection pool",
      component: "checkout",
    },
  },
  {
    type: "hypothesis_state_set",
    payload: {
      hypothesisId,
      state: "supported",
      probability: 0.72,
      reason: "Onset two minutes after the deploy",
    },
    by: machine,
  },
  { type: "hypothesis_assigned", payload: { hypothesisId, owner: bo } },
  {
    type: "hypothesis_graded",
    payload: { hypothesisId, grade: "one_step_short", reason: "It was the retry" },
  },
  {
    type: "hypothesis_overruled",
    payload: { hypothesisId, state: "confirmed", reason: "Rollback ended it" },
  },
  {
    type: "evidence_added",
    payload: {
      evidenceId: "e1",
      hypothesisId,
      stance: "for",
      statement: "Pool waits rose from 0 to 900 ms",
      sourceSeq: 2,
    },
  },
  {
    type: "evidence_compared",
    payload: {
      hypothesisId,
      evidenceId: "e1",
      comparison: "changed",
      summary: "It rose on to 1.4 s",
      frozen: frozenPool,
    },
  },
  {
    type: "evidence_pinned",
    payload: { title: "Pool waits", note: "They **rise** first.", frozen: frozenPool },
  },
  {
    type: "investigation_started",
    payload: { investigationId, question: "Why do payments time out?" },
    by: machine,
  },
  {
    type: "investigation_progressed",
    payload: {
      investigationId,
      step: "Testing 12 hypotheses",
      done: 4,
      total: 12,
      job: { id: "j1", title: "Traces of checkout", state: "done", found: "412 spans" },
    },
    by: machine,
  },
  {
    type: "investigation_finished",
    payload: { investigationId, summary: "The pool is exhausted." },
    by: machine,
  },
  {
    type: "investigation_started",
    payload: { investigationId: "i2", question: "Is it the network?", trigger: "person" },
  },
  { type: "investigation_cancelled", payload: { investigationId: "i2", reason: "It is known by now" } },
  {
    type: "investigation_started",
    payload: { investigationId: "i3", question: "Which node?", trigger: "evidence" },
  },
  {
    type: "investigation_failed",
    payload: { investigationId: "i3", reason: "Prometheus did not answer" },
    by: machine,
  },
  { type: "event_redacted", payload: { targetSeq: 2, reason: "Held a password" } },
  { type: "incident_absorbed", payload: { from: { id: "other", number: 13 } } },
  { type: "responder_left", payload: { person: bo } },
  { type: "services_set", payload: { services: ["checkout", "payments"], reason: "As the traces say" } },
  { type: "postmortem_drafted", payload: { throughSeq: 20 } },
  {
    type: "postmortem_state_set",
    payload: { state: "published", version: { number: 3, hash: "e".repeat(64) } },
  },
  { type: "incident_merged", payload: { into: { id: "another", number: 9 }, reason: "Same outage" } },
];
