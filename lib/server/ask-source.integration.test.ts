import { randomUUID } from "node:crypto";

import { afterAll, afterEach, beforeAll, expect, it } from "vitest";

import { parallaxItself } from "@/lib/policy/actor";
import type { StoredIncidentLog } from "@/lib/store/incident-log";
import { noSignals } from "@/lib/telemetry/no-signals";
import type { TelemetrySource } from "@/lib/telemetry/source";
import { sourceJob, stageJob } from "@/lib/wire/investigation-jobs";
import type { InvestigationRequest } from "@/lib/wire/investigation-port";
import { type InvestigationWorld, openInvestigationWorld } from "@/test/investigation-world";
import { createLogWorld, declare, type LogWorld } from "@/test/log-world";
import { syntheticShop } from "@/test/synthetic-shop";
import { until } from "@/test/until";
import { createAnalyst } from "@/worker/investigation/analyst";
import { bury } from "@/worker/investigation/bury";

import { askSource } from "./ask-source";
import { createFrameBuilder } from "./frame-builder";
import { createFrameReader } from "./frame-reader";
import { type GatherContext, gatherTelemetry, makeFrame } from "./gather-telemetry";
import { type InputReader, readInput } from "./investigation-input";
import { DEAD, FRAME, RERUN, SOURCE } from "./job-queues";
import { workOn } from "./work-queue";

const FROM = Date.parse("2026-03-01T12:00:00Z");
const TO = Date.parse("2026-03-01T12:40:00Z");
const WINDOW = { fromUs: FROM * 1_000, toUs: TO * 1_000 };
const never = new AbortController().signal;

let logs: LogWorld;
let log: StoredIncidentLog;
let world: InvestigationWorld;
beforeAll(async () => {
  logs = await createLogWorld();
  log = logs.open();
  world = await openInvestigationWorld({ ...logs, log });
  await world.boss.updateQueue(SOURCE, { retryLimit: 0 });
});
afterEach(() => Promise.all([SOURCE, FRAME, DEAD].map((queue) => world.boss.offWork(queue))));
afterAll(async () => {
  await world.close();
  await logs.end();
});

async function requested(): Promise<InvestigationRequest> {
  const investigationId = randomUUID();
  return {
    incidentId: await declare(log),
    investigationId,
    question: "What is it?",
    trigger: "alert",
    from: new Date(FROM).toISOString(),
    to: new Date(TO).toISOString(),
    alarmAt: new Date(TO).toISOString(),
    service: null,
    priority: 30,
    startedBy: parallaxItself,
    commandId: `start:${investigationId}`,
  };
}

const shop = syntheticShop({ faultFromUs: WINDOW.fromUs + 20 * 60_000_000 });
const named = (name: string, read: TelemetrySource["read"]): TelemetrySource => ({
  name,
  signals: ["metrics"],
  read,
});
const down = named("down", (window) =>
  Promise.resolve(noSignals(window, [{ source: "down", signal: "metrics", reason: "Nobody answers." }])),
);

/** A web node that gathers, up to where the analysis would begin. */
async function gatherFrom(sources: readonly TelemetrySource[]): Promise<GatherContext> {
  const builder = createFrameBuilder(sources);
  const frames = createFrameReader(builder);
  const read: InputReader = (wanted, signal) =>
    readInput((window) => builder.frame(window, signal, wanted.unasked), wanted);
  const queue = { ...world.queue, findCandidates: () => Promise.resolve() };
  const ctx = {
    log,
    frames,
    sampleFrames: frames,
    kept: world.kept,
    queue,
    readInput: read,
    readSampleInput: read,
  };
  const analyst = createAnalyst(world.kept);
  await workOn(world.boss, {
    queue: SOURCE,
    concurrency: 3,
    run: (data, { signal }) => askSource(ctx, sourceJob.parse(data), signal),
  });
  await workOn(world.boss, {
    queue: FRAME,
    concurrency: 1,
    run: (data, { signal }) => makeFrame(ctx, stageJob.parse(data).request, signal),
  });
  await workOn(world.boss, {
    queue: DEAD,
    concurrency: 1,
    async run(data, { signal, failure }) {
      if (failure) await bury({ log, queue: world.queue, analyst, kept: world.kept }, data, failure, signal);
    },
  });
  return ctx;
}

const jobs = async (request: InvestigationRequest) =>
  new Map(
    (await world.investigation(request))?.jobs.map(({ title, state, found }) => [title, { state, found }]),
  );
const isKept = async ({ investigationId }: InvestigationRequest) => world.kept.isKept(investigationId);

it("asks each source by a job of its own, once for each window, and makes the frame that all of them give", async () => {
  const asked: string[] = [];
  const watched = (source: TelemetrySource): TelemetrySource => ({
    ...source,
    read(window, options) {
      asked.push(`${source.name} ${window.fromUs}`);
      return source.read(window, options);
    },
  });
  const other = named("other", (window) => Promise.resolve(noSignals(window, [])));
  const request = await requested();
  const ctx = await gatherFrom([watched(shop), watched(other)]);
  await gatherTelemetry(ctx, request, never);
  await until(() => isKept(request), "The frame");
  const kept = await world.kept.read(request.investigationId);
  expect(kept?.input.frame).toEqual(await createFrameBuilder([shop, other]).frame(WINDOW, never));
  expect(new Set(asked).size).toBe(asked.length);
  const told = await jobs(request);
  expect([told.get(`Ask ${shop.name}`)?.state, told.get("Ask other")?.state]).toEqual(["done", "done"]);
});

it("goes on without what is away or slow, says so, and looks again once that has answered", async () => {
  const gates: (() => void)[] = [];
  const slow = named("slow", async (window) => {
    await new Promise<void>((resolve) => gates.push(resolve));
    return noSignals(window, []);
  });
  const request = await requested();
  const ctx = await gatherFrom([shop, down, slow]);
  await gatherTelemetry(ctx, request, never);
  await until(async () => (await jobs(request)).get("Ask down")?.state === "failed", "That it is buried");
  await until(async () => (await jobs(request)).get(`Ask ${shop.name}`)?.state === "done", "The shop");
  expect(await isKept(request)).toBe(false);

  // As it is done when it is time.
  await makeFrame(ctx, request, never);
  const kept = await world.kept.read(request.investigationId);
  const { coverage, ...frame } = await createFrameBuilder([shop]).frame(WINDOW, never);
  expect(kept?.input.frame).toMatchObject(frame);
  expect(kept?.input.frame.coverage.gaps).toEqual([
    ...coverage.gaps,
    { source: "down", signal: "metrics", reason: "down: Nobody answers." },
    { source: "slow", signal: "metrics", reason: "It had not answered when the analysis began." },
  ]);
  const waiting = () => world.boss.findJobs(RERUN, { key: request.incidentId, queued: true });
  expect(await waiting()).toEqual([]);
  await until(() => gates.length === 2, "That it is asked");
  for (const open of gates) open();
  await until(async () => (await waiting()).length === 1, "That it will be looked at again");
});
