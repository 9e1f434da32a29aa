import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { analyse } from "@/lib/analysis/analyse";
import { candidatesOf } from "@/lib/investigation/candidates";
import { type Verdict, verdictsOf } from "@/lib/investigation/standing";
import { gatherTelemetry } from "@/lib/server/gather-telemetry";
import { GATHER, TEST, WITHOUT } from "@/lib/server/job-queues";
import { threadEntry } from "@/lib/server/thread-entry";
import { workOn } from "@/lib/server/work-queue";
import type { InvestigationInput } from "@/lib/store/investigation-frames";
import type { StoredIncidentLog } from "@/lib/store/incident-log";
import type { IncidentEvent } from "@/lib/timeline/event";
import { lookup } from "@/lib/timeline/state";
import { stageJob } from "@/lib/wire/investigation-jobs";
import type { InvestigationRequest } from "@/lib/wire/investigation-port";
import { type InvestigationWorld, openInvestigationWorld, recordedInput } from "@/test/investigation-world";
import { createLogWorld, type LogWorld, proven, readRoom } from "@/test/log-world";
import { isAsJudged } from "@/test/same-verdict";

import { type AnalysisPool, createAnalysisPool } from "../analysis-pool";
import { type Analyst, createAnalyst } from "./analyst";
import { bury } from "./bury";
import type { StageContext } from "./context";
import { findCandidates } from "./find-candidates";
import { judgeLanded } from "./judge-landed";
import { judgeWithout } from "./judge-without";
import { testCandidate } from "./test-candidate";
import { workOnInvestigations } from "./work";

let logs: LogWorld;
let log: StoredIncidentLog;
let world: InvestigationWorld;
let input: InvestigationInput;
let pool: AnalysisPool;
let here: Analyst;

const never = new AbortController().signal;

beforeAll(async () => {
  [logs, input] = [await createLogWorld(), await recordedInput("cedar")];
  log = logs.open();
  world = await openInvestigationWorld({ ...logs, log });
  pool = createAnalysisPool({ entry: threadEntry("analysis"), databaseUrl: logs.url, threads: 1 });
  here = createAnalyst(world.kept);
});
afterAll(async () => {
  await world.close();
  await pool.close();
  await logs.end();
});

const context = (analyst: Analyst = here): StageContext => ({
  log,
  queue: world.queue,
  analyst,
  kept: world.kept,
});

async function eventsOf({ incidentId }: InvestigationRequest): Promise<readonly IncidentEvent[]> {
  return (await readRoom(log, incidentId)).events;
}

/** Up to its candidates, with nobody to test them. */
async function withCandidates(): Promise<{
  request: InvestigationRequest;
  hypothesisIds: readonly string[];
}> {
  const request = await world.prepare(input);
  // Whatever is sent from here on waits: nobody works on that queue.
  const queue = { ...world.queue, test: nothing, judgeWithout: nothing };
  await findCandidates({ ...context(), queue }, request, never);
  const candidates = await here.candidates(request);
  return { request, hypothesisIds: candidates.map(({ hypothesisId }) => hypothesisId) };
}

/** What the analysis says of each hypothesis, asked straight. */
function judged(): ReadonlyMap<string, Verdict> {
  const judgement = analyse(input.input);
  const candidates = candidatesOf(judgement, input.input.changes);
  const landed = new Set(candidates.map(({ hypothesisId }) => hypothesisId));
  return new Map(
    verdictsOf(judgement, candidates, landed, {}).map((verdict) => [verdict.hypothesisId, verdict]),
  );
}

async function expectJudged(request: InvestigationRequest, but: readonly string[] = []): Promise<void> {
  const { hypotheses } = await world.room(request);
  const others = [...judged()].filter(([id]) => !but.includes(id));
  const different = others.filter(([id, verdict]) => !isAsJudged(lookup(hypotheses, id), verdict));
  expect(different).toEqual([]);
}

describe("an investigation", () => {
  it("goes by itself from its first job to the verdict, though nobody wrote down its start", async () => {
    const request = await world.prepare(input);
    const frames = { sources: [], distant: [], view: unasked, ask: unasked, trace: unasked };
    const gathering = {
      log,
      frames,
      sampleFrames: frames,
      kept: world.kept,
      queue: world.queue,
      readInput: unasked,
      readSampleInput: unasked,
    };
    await workOn(world.boss, {
      queue: GATHER,
      concurrency: 1,
      run: (data, { signal }) => gatherTelemetry(gathering, stageJob.parse(data).request, signal),
    });
    await workOnInvestigations(world.boss, context(pool), { threads: 2 });
    await world.queue.start(request);
    await world.queue.start(request);
    const ended = await world.over(request);

    expect(ended).toMatchObject({ state: "finished", question: request.question, trigger: "alert" });
    expect(new Set(ended.jobs.map(({ state }) => state))).toEqual(new Set(["done"]));
    expect(ended.jobs.map(({ title }) => title)).toContain("Metrics");
    expect(ended.done).toBe(ended.total);
    await expectJudged(request);
    const room = await world.room(request);
    for (const id of judged().keys())
      expect(lookup(room.hypotheses, id)?.evidence.length ?? 0, id).toBeGreaterThan(0);
    const starts = (await eventsOf(request)).filter(({ type }) => type === "investigation_started");
    expect(starts).toHaveLength(1);
    expect(await proven(logs.database, request.incidentId)).toBe(room.lastSeq);
    await Promise.all([GATHER, TEST].map((queue) => world.boss.offWork(queue)));
  });

  it("says the same again, and writes nothing twice, however often each of its jobs is done", async () => {
    const { request, hypothesisIds } = await withCandidates();
    for (const hypothesisId of hypothesisIds.toReversed()) {
      await testCandidate(context(), { request, hypothesisId }, never);
      if (hypothesisId === hypothesisIds[1]) await judgeWithout(context(), request, never);
      const before = await eventsOf(request);
      await testCandidate(context(), { request, hypothesisId }, never);
      await judgeLanded(context(), request, never);
      await findCandidates(
        { ...context(), queue: { ...world.queue, test: nothing, judgeWithout: nothing } },
        request,
        never,
      );
      expect(await eventsOf(request)).toEqual(before);
    }
    expect(await world.investigation(request)).toMatchObject({ state: "finished" });
    await expectJudged(request);
  });

  it("ends with the same verdict where all its tests land at once, each twice", async () => {
    const { request, hypothesisIds } = await withCandidates();
    await Promise.all([
      judgeWithout(context(), request, never),
      ...[...hypothesisIds, ...hypothesisIds].map((hypothesisId) =>
        testCandidate(context(), { request, hypothesisId }, never),
      ),
      judgeWithout(context(), request, never),
    ]);
    expect(await world.investigation(request)).toMatchObject({ state: "finished" });
    await expectJudged(request);
    const commands = (await eventsOf(request)).map(({ commandId }) => commandId);
    expect(new Set(commands).size).toBe(commands.length);
  });

  it("shows cards with what is believed of them before any is tested", async () => {
    const { request } = await withCandidates();
    const { hypotheses } = await world.room(request);
    const proposed = Object.values(hypotheses).filter(({ standing }) => !standing);
    expect(proposed.length).toBeGreaterThan(1);
    for (const { machineState, probability } of proposed) {
      expect(machineState).toBe("investigating");
      expect(probability).toBeGreaterThan(0);
    }
  });
});

describe("what cannot be done", () => {
  it("leaves its hypothesis open with the reason, and holds up nothing", async () => {
    const { request, hypothesisIds } = await withCandidates();
    const [broken = "", ...others] = hypothesisIds;
    const failure = { queue: TEST, reason: "out of memory" };
    await bury(context(), { request, hypothesisId: broken }, failure, never);
    for (const hypothesisId of others) await testCandidate(context(), { request, hypothesisId }, never);
    expect(await world.investigation(request)).toMatchObject({ state: "running" });
    await bury(context(), { request }, { queue: WITHOUT, reason: "out of memory" }, never);

    expect(await world.investigation(request)).toMatchObject({ state: "finished" });
    const { hypotheses } = await world.room(request);
    expect(lookup(hypotheses, broken)).toMatchObject({
      machineState: "inconclusive",
      machineReason: "It could not be tested: out of memory",
      gaps: ["It could not be tested: out of memory"],
    });
    await expectJudged(request, [broken]);
  });

  it("fails the investigation where nothing could be read", async () => {
    const request = await world.prepare(input);
    const failure = { queue: GATHER, reason: "Too many windows are being read." };
    await bury(context(), { request }, failure, never);
    await bury(context(), { request }, failure, never);
    expect(await world.investigation(request)).toMatchObject({
      state: "failed",
      outcome: "Telemetry could not be read: Too many windows are being read.",
    });
  });

  it("is found in the queue of what is dead, and written down from there", async () => {
    const { request, hypothesisIds } = await withCandidates();
    const [broken = ""] = hypothesisIds;
    const failing: Analyst = {
      ...here,
      evidence: (of) =>
        of.hypothesisId === broken ? Promise.reject(new Error("no such column")) : here.evidence(of),
    };
    await world.boss.updateQueue(TEST, { retryLimit: 0 });
    await world.queue.test(request, hypothesisIds);
    await world.queue.judgeWithout(request);
    await world.boss.updateQueue(TEST, { retryLimit: 4 });
    await workOn(world.boss, {
      queue: TEST,
      concurrency: 2,
      run: (data) => testCandidate(context(failing), { request, ...hypothesisOf(data) }, never),
    });
    const ended = await world.over(request);
    await world.boss.offWork(TEST);
    expect(ended.state).toBe("finished");
    const failed = ended.jobs.filter(({ state }) => state === "failed");
    expect(failed.map(({ id, found }) => ({ id, found }))).toEqual([
      { id: `test:${broken}`, found: "It could not be tested: no such column" },
    ]);
  });
});

it("stops where it is cancelled, with what it has found", async () => {
  const { request, hypothesisIds } = await withCandidates();
  const [first = "", second = ""] = hypothesisIds;
  await testCandidate(context(), { request, hypothesisId: first }, never);
  await world.queue.test(request, [second]);
  const { incidentId, investigationId } = request;
  await log.append([
    {
      incidentId,
      draft: { type: "investigation_cancelled", commandId: "stop", payload: { investigationId } },
      actor: request.startedBy,
      mayEditOthers: false,
    },
  ]);
  await world.queue.cancel(incidentId, investigationId);
  const waiting = await world.boss.findJobs(TEST, { data: { request: { investigationId } }, queued: true });
  expect(waiting).toEqual([]);
  const before = await eventsOf(request);
  await testCandidate(context(), { request, hypothesisId: second }, never);
  await bury(context(), { request, hypothesisId: second }, { queue: TEST, reason: "late" }, never);
  expect(await eventsOf(request)).toEqual(before);
  expect(lookup((await world.room(request)).hypotheses, first)?.evidence).not.toEqual([]);
});

it("takes the worst incident first, whichever came first", async () => {
  const [minor, major] = [await withCandidates(), await withCandidates()];
  const order: string[] = [];
  await world.queue.test({ ...minor.request, priority: 20 }, minor.hypothesisIds);
  await world.queue.test({ ...major.request, priority: 50 }, major.hypothesisIds);
  const all = minor.hypothesisIds.length + major.hypothesisIds.length;
  await new Promise<void>((resolve) => {
    void workOn(world.boss, {
      queue: TEST,
      concurrency: 1,
      run: async (data) => {
        const incidentId = String(Reflect.get(Object(Reflect.get(Object(data), "request")), "incidentId"));
        if (order.push(incidentId) === all) resolve();
      },
    });
  });
  await world.boss.offWork(TEST);
  expect(order).toEqual([
    ...major.hypothesisIds.map(() => major.request.incidentId),
    ...minor.hypothesisIds.map(() => minor.request.incidentId),
  ]);
});

function hypothesisOf(data: unknown): { hypothesisId: string } {
  return { hypothesisId: String(Reflect.get(Object(data), "hypothesisId")) };
}

function nothing(): Promise<void> {
  return Promise.resolve();
}

function unasked(): Promise<never> {
  return Promise.reject(new Error("What has been read is not read again."));
}
