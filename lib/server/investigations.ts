import { setTimeout as sleep } from "node:timers/promises";

import type { PgBoss } from "pg-boss";

import { openInvestigationFrames } from "@/lib/store/investigation-frames";
import type { Database } from "@/lib/store/database";
import { sourceJob, stageJob } from "@/lib/wire/investigation-jobs";
import type { FailedJobs } from "@/lib/wire/failed-jobs";
import type { InvestigationQueue } from "@/lib/wire/investigation-port";

import { createFailedJobs } from "./failed-jobs";
import { askSource } from "./ask-source";
import { gatherTelemetry, type GatherContext, makeFrame } from "./gather-telemetry";
import { createInvestigationQueue } from "./investigation-queue";
import { openJobQueue } from "./job-queue";
import { FRAME, GATHER, SOURCE } from "./job-queues";
import { reportFailure } from "./route-failure";
import { workOn } from "./work-queue";

/** Investigations whose telemetry is read at once by one node: with two nothing is done sooner, and people wait longer. */
const GATHERED_AT_ONCE = 1;
/** Sources that it asks at once: it waits for most of that time. */
const ASKED_AT_ONCE = 6;
const CONNECTIONS = 3;
/** How soon a database that was not there is tried again, and how long jobs under way may go on at the end. */
const RETRY_MS = 1_000;
const FINISH_MS = 3_000;

export type Investigations = {
  queue: InvestigationQueue;
  failedJobs: FailedJobs;
  /** Begins to read telemetry for whoever investigates: this node has it. Resolves once it does. */
  startGathering: () => Promise<void>;
  close: () => Promise<void>;
};

/** A web node's part in investigations. Its queue is opened by the first who needs it, and anew after it has failed. */
export function openInvestigations({
  database,
  databaseUrl,
  ...ctx
}: Pick<GatherContext, "log" | "frames" | "sampleFrames" | "readInput" | "readSampleInput"> & {
  database: Database;
  databaseUrl: string;
}): Investigations {
  let opened: Promise<PgBoss> | null = null;
  const closing = new AbortController();

  async function boss(): Promise<PgBoss> {
    opened ??= openJobQueue({ databaseUrl, connections: CONNECTIONS, who: "jobs" });
    try {
      return await opened;
    } catch (error) {
      opened = null;
      throw error;
    }
  }
  const queue = createInvestigationQueue(boss);
  const kept = openInvestigationFrames(database);

  async function begin(): Promise<void> {
    const gathering = { ...ctx, kept, queue };
    await workOn(await boss(), {
      queue: SOURCE,
      concurrency: ASKED_AT_ONCE,
      run: (data, { signal }) => askSource(gathering, sourceJob.parse(data), signal),
    });
    await workOn(await boss(), {
      queue: FRAME,
      concurrency: GATHERED_AT_ONCE,
      run: (data, { signal }) => makeFrame(gathering, stageJob.parse(data).request, signal),
    });
    await workOn(await boss(), {
      queue: GATHER,
      concurrency: GATHERED_AT_ONCE,
      run: (data, { signal }) => gatherTelemetry(gathering, stageJob.parse(data).request, signal),
    });
  }

  return {
    queue,
    failedJobs: createFailedJobs(boss),
    async startGathering() {
      while (!closing.signal.aborted) {
        try {
          return await begin();
        } catch (error) {
          reportFailure(error, "jobs");
          await sleep(RETRY_MS);
        }
      }
    },
    async close() {
      closing.abort();
      // One that never opened has nothing to close.
      const present = await opened?.catch(() => null);
      await present?.stop({ graceful: true, timeout: FINISH_MS });
    },
  };
}
