import type { FrozenEvidence } from "@/lib/timeline/frozen";
import type { FrozenLines } from "@/lib/timeline/frozen-lines";
import type { JobState } from "@/lib/timeline/vocabulary";

import { bo, declared, type Line, machine } from "./sample-log";

const investigationId = "i1";
const MINUTES = 30;
const at = (clock: string) => `2026-11-22T${clock}:00.000Z`;

/** Half an hour of waits for a connection, which leave what is usual at 13:45. */
export const frozenWaits: FrozenEvidence & { result: FrozenLines } = {
  source: "what this node keeps",
  query:
    "/api/telemetry/lines?from=2026-11-22T13:30:00.000Z&to=2026-11-22T14:00:00.000Z&ids=00000000000000aa",
  from: at("13:30"),
  to: at("14:00"),
  result: {
    kind: "lines",
    times: Array.from({ length: MINUTES }, (_, minute) => Date.UTC(2026, 10, 22, 13, 30 + minute)),
    lines: [
      {
        id: "00000000000000aa",
        service: "payments-api",
        metric: "db.client.connection.wait_time",
        unit: "s",
        attributes: {},
        values: Array.from({ length: MINUTES }, (_, minute) =>
          minute < 15 ? 0.004 + (minute % 3) * 0.001 : 0.3 + (minute - 15) * 0.05,
        ),
        baseline: { low: 0.003, median: 0.005, high: 0.007 },
      },
    ],
  },
  resultHash: "a".repeat(64),
};

const found = (
  hypothesisId: string,
  state: "investigating" | "supported" | "inconclusive" | "refuted",
  probability: number,
  reason: string,
  more: { nextTest?: string; gaps?: string[] } = {},
): Line => ({
  type: "hypothesis_state_set",
  payload: { hypothesisId, state, probability, reason, investigationId, ...more },
  by: machine,
});

const job = (
  id: string,
  title: string,
  state: JobState,
  done: number,
  more: { found?: string } = {},
): Line => ({
  type: "investigation_progressed",
  payload: {
    investigationId,
    step: state === "done" ? `${title}: done` : title,
    done,
    total: 4,
    job: { id, title, state, ...more },
  },
  by: machine,
});

/** An alert, an investigation that it set off, and two of its four jobs done: the pool leads, and nothing is sure yet. */
export const runningLines: readonly Line[] = [
  declared,
  {
    type: "alert_attached",
    payload: {
      alertId: "a1",
      fingerprint: "f1",
      source: "alertmanager",
      title: "CheckoutErrorRate",
      state: "firing",
      service: "checkout",
      startedAt: at("13:50"),
    },
    by: machine,
  },
  {
    type: "change_linked",
    payload: {
      changeId: "c1",
      kind: "deploy",
      title: "payments-api 4.2.0",
      service: "payments-api",
      changedAt: at("13:44"),
      author: "dependabot",
    },
    by: machine,
  },
  {
    type: "severity_proposed",
    payload: { severity: "SEV1", reason: "A fifth of the checkouts fail" },
    by: machine,
  },
  {
    type: "investigation_started",
    payload: {
      investigationId,
      question: "Why do the checkouts fail?",
      trigger: "alert",
      from: at("13:30"),
      to: at("14:00"),
      alarmAt: at("13:50"),
      service: "checkout",
    },
    by: machine,
  },
  job("gather", "Reading metrics, logs and traces", "running", 0),
  job("gather", "Reading metrics, logs and traces", "done", 1, { found: "9 services, 412 series" }),
  {
    type: "hypothesis_proposed",
    payload: {
      hypothesisId: "machine:pool",
      kind: "resource",
      claim: "The connection pool of payments-api is exhausted",
      component: "payments-api",
      mechanism: "Calls wait for a connection, and the callers time out.",
      predictions: ["Waits for a connection rise before the errors"],
      exclusions: ["Services that do not call payments-api fail as well"],
      changeId: "c1",
      investigationId,
    },
    by: machine,
  },
  {
    type: "hypothesis_proposed",
    payload: {
      hypothesisId: "machine:deploy",
      kind: "change",
      claim: "payments-api 4.2.0 broke it",
      component: "payments-api",
      parentId: "machine:pool",
      changeId: "c1",
      investigationId,
    },
    by: machine,
  },
  job("test:pool", "Testing the pool of payments-api", "running", 1),
  job("test:load", "Testing the load", "waiting", 1),
  found("machine:pool", "investigating", 0.41, "It rose first", {
    nextTest: "Compare the pods of 4.2.0 with those of 4.1.9",
    gaps: ["payments-db sends no metrics"],
  }),
  {
    type: "evidence_added",
    payload: {
      evidenceId: "e1",
      hypothesisId: "machine:pool",
      stance: "for",
      statement: "Waits for a connection rose to 1.0 s at 13:45, five minutes before the alert",
      weight: 2.4,
      test: "onset order",
      blindSpot: "Waits shorter than a second are not recorded",
      investigationId,
      frozen: frozenWaits,
    },
    by: machine,
  },
  {
    type: "evidence_added",
    payload: {
      evidenceId: "e2",
      hypothesisId: "machine:pool",
      stance: "against",
      statement: "The pool of the canary is full as well, and the canary answers",
      weight: -0.6,
      test: "canary",
      investigationId,
    },
    by: machine,
  },
];

/** The same investigation at its end: the pool is supported, the load refuted. */
export const finishedLines: readonly Line[] = [
  ...runningLines,
  found("machine:pool", "supported", 0.72, "It rose first, and explains who fails and who does not"),
  found("standing:load", "refuted", 0.04, "The load is what it was"),
  job("test:pool", "Testing the pool of payments-api", "done", 3, { found: "2 for, 1 against" }),
  job("test:load", "Testing the load", "failed", 4, { found: "The gateway's metrics could not be read" }),
  {
    type: "investigation_finished",
    payload: {
      investigationId,
      summary: "The pool of payments-api is exhausted since 13:45, a minute after 4.2.0.",
      chain: [
        { component: "payments-db", at: at("13:44"), what: "Connections reach their limit" },
        { component: "payments-api", at: at("13:45"), what: "Calls wait for a connection" },
        { component: "checkout", at: at("13:50"), what: "A fifth of the requests fail" },
      ],
      nothingWrong: 0.02,
      gaps: ["payments-db sends no metrics"],
    },
    by: machine,
  },
  {
    type: "hypothesis_assigned",
    payload: { hypothesisId: "machine:pool", owner: { id: bo.id, name: bo.name } },
  },
];
