import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";

import type { PgBoss } from "pg-boss";

import { analysisInput } from "@/bench/cases/analysis-input";
import { readCase } from "@/bench/cases/read-case";
import { parallaxItself } from "@/lib/policy/actor";
import { createInvestigationQueue } from "@/lib/server/investigation-queue";
import { openJobQueue } from "@/lib/server/job-queue";
import {
  type InvestigationFrames,
  type InvestigationInput,
  openInvestigationFrames,
} from "@/lib/store/investigation-frames";
import type { StoredIncidentLog } from "@/lib/store/incident-log";
import { type Investigation, lookup, type RoomState } from "@/lib/timeline/state";
import type { InvestigationRequest } from "@/lib/wire/investigation-port";
import type { StageContext } from "@/worker/investigation/context";

import { declare } from "./log-world";
import { until } from "./until";

const CASES = fileURLToPath(new URL("../samples/cases", import.meta.url));

/** What a recorded incident would have been read as. */
export async function recordedInput(name: string): Promise<InvestigationInput> {
  const { input } = analysisInput(await readCase(`${CASES}/${name}`));
  return { input, before: input.baseline, source: "recording", samples: false };
}

/** Investigations over what was recorded: read already, so that what is under test is what comes after. */
export type InvestigationWorld = {
  boss: PgBoss;
  queue: StageContext["queue"];
  kept: InvestigationFrames;
  /** Declares an incident, and says how it is investigated: of nothing yet. */
  prepare: (input: InvestigationInput) => Promise<InvestigationRequest>;
  /** The investigation as the log has it. */
  investigation: (request: InvestigationRequest) => Promise<Investigation | null>;
  room: (request: InvestigationRequest) => Promise<RoomState>;
  /** Once it is over. */
  over: (request: InvestigationRequest) => Promise<Investigation>;
  close: () => Promise<void>;
};

export async function openInvestigationWorld({
  url,
  database,
  log,
}: {
  url: string;
  database: Parameters<typeof openInvestigationFrames>[0];
  log: StoredIncidentLog;
}): Promise<InvestigationWorld> {
  const boss = await openJobQueue({ databaseUrl: url, connections: 8, who: "test" });
  const queue = createInvestigationQueue(() => Promise.resolve(boss));
  const kept = openInvestigationFrames(database);

  async function investigation({ incidentId, investigationId }: InvestigationRequest) {
    return lookup((await log.state(incidentId))?.investigations ?? {}, investigationId) ?? null;
  }

  return {
    boss,
    queue,
    kept,
    investigation,
    async prepare(input) {
      const incidentId = await declare(log);
      const investigationId = randomUUID();
      await kept.keep({ investigationId, incidentId }, input);
      const { startUs, endUs } = input.input.frame.grid;
      return {
        incidentId,
        investigationId,
        question: "What is it?",
        trigger: "alert",
        from: new Date(startUs / 1_000).toISOString(),
        to: new Date(endUs / 1_000).toISOString(),
        alarmAt: new Date(input.input.alarm.atUs / 1_000).toISOString(),
        service: input.input.alarm.service,
        priority: 30,
        startedBy: parallaxItself,
        commandId: `start:${investigationId}`,
      };
    },
    async room({ incidentId }) {
      const state = await log.state(incidentId);
      if (!state) throw new Error("The incident is not there.");
      return state;
    },
    async over(request) {
      let last: Investigation | null = null;
      await until(async () => {
        last = await investigation(request);
        return last !== null && last.state !== "running";
      }, "That the investigation is over");
      const ended = await investigation(request);
      if (!ended) throw new Error("The investigation is not there.");
      return ended;
    },
    close: () => boss.stop({ graceful: false }),
  };
}
