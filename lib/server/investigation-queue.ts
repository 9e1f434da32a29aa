import type { JobInsert, PgBoss } from "pg-boss";

import { coalesce } from "@/lib/store/coalesce";
import { derivedId } from "@/lib/verbs/derived-id";
import type { HypothesisTest, InvestigationQueue, InvestigationRequest } from "@/lib/wire/investigation-port";
import type { OwnTestJob, SourceJob, StageJob, TestJob } from "@/lib/wire/investigation-jobs";

import {
  CANDIDATES,
  FRAME,
  GATHER,
  OWN_TEST,
  RERUN,
  RERUN_AFTER_SECONDS,
  SOURCE,
  SOURCES_WITHIN_SECONDS,
  TEST,
  WITHOUT,
} from "./job-queues";
import { reportFailure } from "./route-failure";

/** What the stages of an investigation hand on. The same again does nothing. */
export type StageQueue = {
  /** Each source is asked by a job of its own; the frame is made once all have landed, or when it is time. */
  askSources: (request: InvestigationRequest, sources: readonly string[]) => Promise<void>;
  /** All sources have landed. */
  makeFrame: (request: InvestigationRequest) => Promise<void>;
  findCandidates: (request: InvestigationRequest) => Promise<void>;
  test: (request: InvestigationRequest, hypothesisIds: readonly string[]) => Promise<void>;
  /** What the verdicts rest on: after the tests that were sent before, where all workers are busy with them. */
  judgeWithout: (request: InvestigationRequest) => Promise<void>;
};

/** So long after one was sent it has not begun: what comes meanwhile is part of it. A storm is not sent one by one. */
const REMEMBERED_MS = (RERUN_AFTER_SECONDS - 5) * 1_000;

/** A person waits for it. */
const OWN_TEST_PRIORITY = 100;

/** Puts the jobs of investigations into the queue, each under an id that follows from what it is. */
export function createInvestigationQueue(boss: () => Promise<PgBoss>): InvestigationQueue & StageQueue {
  const sentUntilMs = new Map<string, number>();

  /** Sends the jobs of one stage: where fifty begin at one moment, with a query or two. */
  function stage(queue: string): (request: InvestigationRequest) => Promise<void> {
    return coalesce(async (requests: readonly InvestigationRequest[]) => {
      // The same twice at one moment is one job: whoever was first.
      const jobs = new Map<string, JobInsert>();
      for (const request of requests) {
        const data: StageJob = { request };
        const id = derivedId([queue, request.investigationId]);
        if (!jobs.has(id)) jobs.set(id, { id, data, ...fairly(request) });
      }
      await (await boss()).insert(queue, [...jobs.values()]);
      return requests.map(() => undefined);
    });
  }

  return {
    start: stage(GATHER),
    async askSources(request, sources) {
      const jobs = sources.map((source) => {
        const data: SourceJob = { request, source };
        return { id: derivedId([SOURCE, request.investigationId, source]), data, ...fairly(request) };
      });
      const present = await boss();
      await present.insert(SOURCE, jobs);
      const inTime: StageJob = { request };
      const startAfter = SOURCES_WITHIN_SECONDS[request.trigger === "evidence" ? "again" : "first"];
      const id = derivedId([FRAME, request.investigationId, "in time"]);
      await present.send(FRAME, inTime, { id, startAfter, ...fairly(request) });
    },
    makeFrame: stage(FRAME),
    findCandidates: stage(CANDIDATES),
    judgeWithout: stage(WITHOUT),
    async test(request, hypothesisIds) {
      const jobs = hypothesisIds.map((hypothesisId) => {
        const data: TestJob = { request, hypothesisId };
        const id = derivedId([TEST, request.investigationId, hypothesisId]);
        return { id, data, ...fairly(request) };
      });
      await (await boss()).insert(TEST, jobs);
    },
    async cancel(_incidentId, investigationId) {
      const present = await boss();
      for (const queue of [GATHER, SOURCE, FRAME, CANDIDATES, TEST, WITHOUT]) {
        const waiting = await present.findJobs(queue, {
          data: { request: { investigationId } },
          queued: true,
        });
        if (waiting.length > 0)
          await present.cancel(
            queue,
            waiting.map(({ id }) => id),
          );
      }
    },
    async testHypothesis(test) {
      const job: OwnTestJob = { test };
      const id = derivedId([OWN_TEST, ...wordsOf(test)]);
      const group = { id: test.incidentId };
      await (await boss()).send(OWN_TEST, job, { id, priority: OWN_TEST_PRIORITY, group });
    },
    async rerun(request) {
      const { incidentId } = request;
      const nowMs = Date.now();
      if ((sentUntilMs.get(incidentId) ?? 0) > nowMs) return;
      for (const [id, untilMs] of sentUntilMs) if (untilMs <= nowMs) sentUntilMs.delete(id);
      sentUntilMs.set(incidentId, nowMs + REMEMBERED_MS);
      try {
        const debounced = { singletonKey: incidentId, startAfter: RERUN_AFTER_SECONDS };
        await (await boss()).send(RERUN, request, debounced);
      } catch (error) {
        // What it would look at is in the log. Whoever wrote that is not told that it failed.
        sentUntilMs.delete(incidentId);
        reportFailure(error, "jobs");
      }
    },
  };
}

/** What is worse comes first, and no incident takes all workers. */
function fairly({ priority, incidentId }: InvestigationRequest) {
  return { priority, group: { id: incidentId } };
}

function wordsOf({ investigationId, hypothesisId, component, changeId }: HypothesisTest): string[] {
  return [investigationId, hypothesisId, component ?? "", changeId ?? ""];
}
