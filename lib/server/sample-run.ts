import type { SampleRun, SampleSubject } from "@/lib/wire/samples";

import type { SampleMessage } from "./sample-messages";

/** A run that has only just begun. */
export function runOf(subject: SampleSubject, startedAt: string): SampleRun {
  return {
    subject,
    state: "starting",
    startedAt,
    toldUntil: null,
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
      return { ...run, state: "live" };
    case "told": {
      const { untilMs, spans, points, logs, failed } = message;
      const { sent } = run;
      return {
        ...run,
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
