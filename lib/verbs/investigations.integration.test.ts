import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PgBoss } from "pg-boss";

import { createInvestigationQueue } from "@/lib/server/investigation-queue";
import { openJobQueue } from "@/lib/server/job-queue";
import { GATHER, RERUN } from "@/lib/server/job-queues";
import { openInvestigationFrames } from "@/lib/store/investigation-frames";
import { type Answer, startTestApi, type TestApi, type TestPerson } from "@/test/api";
import { sentLogs, sentPoints } from "@/test/telemetry";
import { until } from "@/test/until";
import { createAnalyst } from "@/worker/investigation/analyst";
import { runAgain } from "@/worker/investigation/run-again";
import { workOnInvestigations } from "@/worker/investigation/work";

let api: TestApi;
let boss: PgBoss;
let ada: TestPerson;
let observer: TestPerson;

const MINUTE_US = 60_000_000;
const nowUs = Math.floor(Date.now() / 60_000) * MINUTE_US;

beforeAll(async () => {
  api = await startTestApi();
  ada = await api.person("responder", { name: "Ada" });
  observer = await api.person("observer", { name: "Olaf" });
  const { environment, log, database } = api.runtime;
  boss = await openJobQueue({ databaseUrl: environment.databaseUrl, connections: 6, who: "test" });
  const queue = createInvestigationQueue(() => Promise.resolve(boss));
  const kept = openInvestigationFrames(database);
  const analyst = createAnalyst(kept);
  await workOnInvestigations(boss, { log, queue, analyst, kept }, { threads: 1 });
});
afterAll(async () => {
  await boss.stop({ graceful: false });
  await api.stop();
});

const member = (value: unknown, name: string): unknown => Reflect.get(Object(value), name);
const post = (path: string, body: unknown, as = ada) => api.call(path, { method: "POST", as, body });

async function declare(): Promise<string> {
  const body = { commandId: crypto.randomUUID(), title: "Queues grow", severity: "SEV2" };
  return String(member((await post("/api/incidents", body)).body, "incidentId"));
}

const start = (incidentId: string, commandId: string, more: object = {}): Promise<Answer> =>
  post(`/api/incidents/${incidentId}/investigations`, { commandId, ...more });
const idOf = ({ body }: Answer) => String(member(body, "investigationId"));

async function investigation(incidentId: string, id: string) {
  return (await api.runtime.log.state(incidentId))?.investigations[id] ?? null;
}

async function over(incidentId: string, id: string) {
  await until(async () => (await investigation(incidentId, id))?.state !== "running", "That it is over");
  return investigation(incidentId, id);
}

/** An hour of queues, the last minutes of which are not as usual. */
async function fill(): Promise<void> {
  for (let minute = -69; minute <= 0; minute++) {
    const timeUs = nowUs + minute * MINUTE_US;
    const isBad = minute > -8;
    await api.runtime.telemetry.take(sentPoints(timeUs, 3, { value: isBad ? 900 : 10 + (minute % 3) }));
    if (isBad) await api.runtime.telemetry.take(sentLogs(timeUs, 5, "queue is full"));
  }
}

describe("an investigation that a person asks for", () => {
  it("waits for whoever has the telemetry, once for one command, and one at a time", async () => {
    const incidentId = await declare();
    const answers = await Promise.all([start(incidentId, "a"), start(incidentId, "a")]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const [id = ""] = answers.map(idOf);
    expect(new Set(answers.map(idOf)).size).toBe(1);
    expect(await investigation(incidentId, id)).toMatchObject({ state: "running", trigger: "person" });
    expect(await boss.findJobs(GATHER, { data: { request: { investigationId: id } } })).toHaveLength(1);
    expect(await start(incidentId, "a", { question: "Is it the disk?" })).toMatchObject({
      status: 409,
      body: { code: "command_id_reused" },
    });
    expect(await start(incidentId, "b")).toMatchObject({ status: 409, body: { code: "conflict" } });
    expect((await start(incidentId, "c", { alarmAt: "2999-01-01T00:00:00Z" })).status).toBe(422);

    const path = `/api/incidents/${incidentId}/investigations/${id}`;
    const stop = { method: "DELETE" as const, as: ada, body: { commandId: "d", reason: "We know." } };
    expect((await api.call(path, { ...stop, as: observer })).status).toBe(403);
    expect((await api.call(path, stop)).status).toBe(200);
    expect((await api.call(path, stop)).status).toBe(200);
    expect(await investigation(incidentId, id)).toMatchObject({ state: "cancelled", outcome: "We know." });
    const waiting = { data: { request: { investigationId: id } }, queued: true };
    expect(await boss.findJobs(GATHER, waiting)).toEqual([]);
    expect((await start(incidentId, "b")).status).toBe(201);
  });

  it("is one of many that are asked for at the same moment, and leaves no job of the others", async () => {
    const incidentId = await declare();
    const commands = ["a", "b", "c", "d", "e", "f"];
    const answers = await Promise.all(commands.map((command) => start(incidentId, command)));
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(commands.length - 1);
    const won = answers.find(({ status }) => status === 201);
    const id = won ? idOf(won) : "";
    const investigations = (await api.runtime.log.state(incidentId))?.investigations ?? {};
    expect(Object.keys(investigations)).toEqual([id]);
    const waiting = { data: { request: { incidentId } }, queued: true };
    const jobs = await boss.findJobs<object>(GATHER, waiting);
    expect(jobs.map(({ data }) => member(member(data, "request"), "investigationId"))).toEqual([id]);
  });

  it("is nobody's who may not take part, or see the incident", async () => {
    const incidentId = await declare();
    const body = { commandId: "a" };
    expect((await post(`/api/incidents/${incidentId}/investigations`, body, observer)).status).toBe(403);
    expect((await start(crypto.randomUUID(), "a")).status).toBe(404);
    expect((await api.call("/api/jobs/failed", { as: ada })).status).toBe(403);
    const owner = await api.person("owner");
    expect((await api.call("/api/jobs/failed", { as: owner })).body).toEqual({ jobs: [] });
  });

  it("says that there is nothing to look at where there is nothing", async () => {
    await api.runtime.startGathering();
    const incidentId = await declare();
    const id = idOf(await start(incidentId, "a"));
    expect(await over(incidentId, id)).toMatchObject({
      state: "failed",
      outcome: "There is no telemetry of that time: nothing was sent here, and no source has any.",
    });
  });

  it("reads what was sent, finds what strays, and is run again when a change is linked", async () => {
    await fill();
    const incidentId = await declare();
    const id = idOf(await start(incidentId, "a", { alarmAt: new Date(nowUs / 1_000).toISOString() }));
    const ended = await over(incidentId, id);
    expect(ended?.state).toBe("finished");
    expect(ended?.jobs.find(({ title }) => title === "Metrics")?.found).toMatch(/^3 series of 1 service/);
    const state = await api.runtime.log.state(incidentId);
    expect(Object.values(state?.hypotheses ?? {}).some(({ component }) => component === "shop")).toBe(true);

    const own = await post(`/api/incidents/${incidentId}/hypotheses`, {
      commandId: "mine",
      claim: "Something in shop fills its queues",
      component: "shop",
    });
    expect(own.status).toBe(201);
    const hypothesisId = String(member(own.body, "hypothesisId"));
    const mine = async () => (await api.runtime.log.state(incidentId))?.hypotheses[hypothesisId];
    await until(async () => (await mine())?.machineState !== "investigating", "That it is tested");
    expect((await mine())?.machineReason).toMatch(/^Judged at /);

    for (const changeId of ["one", "two", "three"]) {
      const changedAt = new Date(nowUs / 1_000 - 9 * 60_000).toISOString();
      const payload = { changeId, kind: "deploy", title: `shop ${changeId}`, service: "shop", changedAt };
      const body = { commandId: changeId, type: "change_linked", payload };
      expect((await post(`/api/incidents/${incidentId}/events`, body)).status).toBe(201);
    }
    const [job, ...more] = await boss.findJobs<object>(RERUN, { key: incidentId, queued: true });
    expect(more).toEqual([]);
    if (!job) throw new Error("Nothing will run again.");
    expect(job.startAfter.getTime()).toBeGreaterThan(Date.now());

    // Not half a minute later, but now.
    const queue = api.runtime.investigations;
    const again = { incidentId, reason: "A change was linked." };
    await runAgain({ log: api.runtime.log, queue }, again, job.id);
    const runs = Object.values((await api.runtime.log.state(incidentId))?.investigations ?? {});
    const second = runs.find((run) => run.id !== id);
    expect(second).toMatchObject({ trigger: "evidence", question: "A change was linked." });
    expect(await over(incidentId, second?.id ?? "")).toMatchObject({ state: "finished" });
    const after = await api.runtime.log.state(incidentId);
    expect(Object.values(after?.hypotheses ?? {}).some(({ changeId }) => changeId === "one")).toBe(true);
  });
});
