import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { analyse } from "@/lib/analysis/analyse";
import { candidatesOf } from "@/lib/investigation/candidates";
import { verdictsOf } from "@/lib/investigation/standing";
import { openDatabase } from "@/lib/store/database";
import type { InvestigationInput } from "@/lib/store/investigation-frames";
import { openIncidentLog } from "@/lib/store/incident-log";
import { verifyLog } from "@/lib/store/verify-log";
import { lookup } from "@/lib/timeline/state";
import type { InvestigationRequest } from "@/lib/wire/investigation-port";
import { migrate } from "@/scripts/database/migrations.mjs";

import { openInvestigationWorld } from "../investigation-world";
import { readRoom } from "../log-world";
import { isAsJudged } from "../same-verdict";
import { until } from "../until";
import { startMortalDatabase } from "./mortal-database";
import { bundled, createMortalProcess, type MortalProcess } from "./mortal-process";
import { seeded } from "./random";

/** How long the victims live between two crashes. Milliseconds. */
const LIVING_MS = { least: 300, most: 2_500 };

export type Victim = "worker" | "web" | "database";

export type CrashPlan = {
  input: InvestigationInput;
  investigations: number;
  /** Who is killed, one after the other. */
  victims: readonly Victim[];
  workers: number;
  seed: number;
};

export type CrashOutcome = {
  ended: number;
  /** Events beyond the first of what there should be one of. */
  doubled: number;
  /** Hypotheses whose verdict is not that of an undisturbed run. */
  different: number;
  faults: number;
  /** What processes printed that ended by themselves. */
  endedThemselves: readonly string[];
};

/** Kills whoever works on investigations, as often as planned, and says what became of them. */
export async function crashInvestigations(plan: CrashPlan): Promise<CrashOutcome> {
  const database = await startMortalDatabase();
  const folder = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));
  await migrate({ url: database.url, folder });
  const env = {
    DATABASE_URL: database.url,
    PARALLAX_SECRET: "only-for-tests-".repeat(3),
    PARALLAX_WORKERS: "1",
  };
  const bundles = await bundled({
    worker: "worker/main.ts",
    analysis: "worker/analysis.ts",
    telemetry: "worker/telemetry.ts",
    web: "test/crash/gather-process.ts",
  });
  const web = createMortalProcess(`${bundles}/web.js`, env);
  const workers = Array.from({ length: plan.workers }, () =>
    createMortalProcess(`${bundles}/worker.js`, env),
  );
  const all: readonly MortalProcess[] = [web, ...workers];
  const random = seeded(plan.seed);
  try {
    const requests = await send(database.url, plan);
    for (const one of all) one.start();
    for (const [turn, victim] of plan.victims.entries()) {
      await sleep(LIVING_MS.least + random() * (LIVING_MS.most - LIVING_MS.least));
      if (victim === "database") {
        await database.kill();
        await database.restart();
      } else {
        const one = victim === "web" ? web : workers[turn % workers.length];
        await one?.kill();
        one?.start();
      }
    }
    const outcome = await outcomeOf(database.url, requests, plan.input);
    const endedThemselves = all.map(({ printed }) => printed()).filter((text) => text.includes("by itself"));
    return { ...outcome, endedThemselves };
  } finally {
    await Promise.all(all.map((one) => one.kill()));
    await database.end();
  }
}

/** Puts the investigations into the queue; half of them by a web node that was killed before it wrote down the start. */
async function send(url: string, { input, investigations }: CrashPlan): Promise<InvestigationRequest[]> {
  const database = openDatabase({ url });
  const log = openIncidentLog({ database });
  const world = await openInvestigationWorld({ url, database, log });
  const requests: InvestigationRequest[] = [];
  for (let at = 0; at < investigations; at++) {
    const request = await world.prepare(input);
    await world.queue.start(request);
    requests.push(request);
  }
  await world.close();
  await log.close();
  await database.close();
  return requests;
}

async function outcomeOf(
  url: string,
  requests: readonly InvestigationRequest[],
  { input }: InvestigationInput,
): Promise<Omit<CrashOutcome, "endedThemselves">> {
  const database = openDatabase({ url });
  const log = openIncidentLog({ database });
  const judgement = analyse(input);
  const candidates = candidatesOf(judgement, input.changes);
  const ids = new Set(candidates.map(({ hypothesisId }) => hypothesisId));
  const expected = verdictsOf(judgement, candidates, ids, {});
  const isOver = async ({ incidentId, investigationId }: InvestigationRequest) => {
    const investigations = (await log.state(incidentId))?.investigations ?? {};
    return (lookup(investigations, investigationId)?.state ?? "running") !== "running";
  };
  const outcome = { ended: 0, doubled: 0, different: 0, faults: 0 };
  try {
    for (const request of requests) {
      await until(() => isOver(request), "That every investigation is over");
      const { state, events } = await readRoom(log, request.incidentId);
      if (lookup(state.investigations, request.investigationId)?.state === "finished") outcome.ended += 1;
      const results = events.flatMap(({ type, payload }) => {
        if (type === "investigation_progressed") return [];
        const { hypothesisId, evidenceId, investigationId } = Object(payload);
        const name =
          evidenceId ?? (type === "hypothesis_state_set" ? null : (hypothesisId ?? investigationId));
        return name === null || name === undefined ? [] : [`${type} ${String(name)}`];
      });
      outcome.doubled += results.length - new Set(results).size;
      for (const verdict of expected)
        if (!isAsJudged(lookup(state.hypotheses, verdict.hypothesisId), verdict)) outcome.different += 1;
      if ((await verifyLog(database.pool, request.incidentId)).fault) outcome.faults += 1;
    }
    return outcome;
  } finally {
    await log.close();
    await database.close();
  }
}
