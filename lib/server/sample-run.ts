import type { SampleRun, SampleSubject } from "@/lib/wire/samples";

import type { SampleMessage } from "./sample-messages";

/** How much of its past the simulated shop tells, for there to be something usual. Seconds. */
export const SHOP_HISTORY_SECONDS = 20 * 60;
/** Of less than this share nothing can be said about how long the rest will take. */
const LEAST_SHARE = 0.05;

/** A run that has only just begun. */
export function runOf(subject: SampleSubject, startedAt: string): SampleRun {
  return {
    subject,
    state: "starting",
    startedAt,
    toldUntil: null,
    past: null,
    sent: { spans: 0, points: 0, logs: 0 },
    rang: null,
    problem: null,
    breakables: [],
    faults: [],
  };
}

/** A run after its process has said something. */
export function runAfter(run: SampleRun, message: SampleMessage, at: Date): SampleRun {
  switch (message.is) {
    case "open":
      return { ...run, state: "past", breakables: message.breakables };
    case "live":
      return {
        ...run,
        state: "live",
        past: null,
        // What was to be broken meanwhile is broken now.
        faults: run.faults.map((fault) => ({ ...fault, beganAt: at.toISOString() })),
      };
    case "told": {
      const { untilMs, spans, points, logs, failed } = message;
      const { sent } = run;
      return {
        ...run,
        past: run.state === "past" ? pastOf(run, untilMs, at.getTime()) : null,
        toldUntil: new Date(untilMs).toISOString(),
        sent: { spans: sent.spans + spans, points: sent.points + points, logs: sent.logs + logs },
        problem: failed > 0 ? `${failed} requests with telemetry were not taken.` : run.problem,
      };
    }
    case "rang":
      return { ...run, rang: { at: at.toISOString(), title: message.title } };
    case "problem":
      return { ...run, problem: message.detail };
  }
}

/** How long the past of a recording is, nobody knows before it has been told. */
function pastOf({ subject, startedAt }: SampleRun, untilMs: number, nowMs: number): SampleRun["past"] {
  if (subject.kind !== "shop") return null;
  const startedMs = Date.parse(startedAt);
  const beganMs = startedMs - SHOP_HISTORY_SECONDS * 1_000;
  const share = Math.min(Math.max((untilMs - beganMs) / (nowMs - beganMs), 0), 1);
  const leftSeconds = ((nowMs - startedMs) / 1_000) * (1 / share - 1);
  return { share, leftSeconds: share < LEAST_SHARE ? null : Math.ceil(leftSeconds) };
}
