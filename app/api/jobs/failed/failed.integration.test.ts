import type { PgBoss } from "pg-boss";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";

import { openJobQueue } from "@/lib/server/job-queue";
import { DEAD, TEST } from "@/lib/server/job-queues";
import { workOn } from "@/lib/server/work-queue";
import { startTestApi, type TestApi } from "@/test/api";
import { until } from "@/test/until";

const listed = z.object({
  jobs: z.array(
    z.object({
      queue: z.string(),
      incidentId: z.string().nullable(),
      reason: z.string(),
      tries: z.number(),
      failedAt: z.iso.datetime(),
    }),
  ),
});

let api: TestApi;
let boss: PgBoss;
beforeAll(async () => {
  api = await startTestApi();
  const { databaseUrl } = api.runtime.environment;
  boss = await openJobQueue({ databaseUrl, connections: 4, who: "test" });
});
afterAll(async () => {
  await boss.stop({ graceful: false });
  await api.stop();
});

it("lists what failed however often it was tried, with why, and shows it to owners alone", async () => {
  const owner = await api.person("owner");
  const look = () => api.call("/api/jobs/failed", { as: owner });
  expect((await look()).body).toEqual({ jobs: [] });

  const incidentId = crypto.randomUUID();
  await boss.updateQueue(TEST, { retryLimit: 1, retryDelay: 0, retryBackoff: false });
  let tries = 0;
  await workOn(boss, {
    queue: TEST,
    concurrency: 1,
    run: () => Promise.reject(new Error(`It ran out of memory, time ${(tries += 1)}.`)),
  });
  await boss.send(TEST, { request: { incidentId }, hypothesisId: "load" });
  await until(async () => (await boss.findJobs(DEAD)).length > 0, "A dead job");
  await boss.offWork(TEST);

  const { jobs } = listed.parse((await look()).body);
  expect(jobs).toMatchObject([
    { queue: TEST, incidentId, reason: "It ran out of memory, time 2.", tries: 2 },
  ]);
  const manager = await api.person("manager");
  expect((await api.call("/api/jobs/failed", { as: manager })).status).toBe(403);
  expect((await api.call("/api/jobs/failed", { as: null })).status).toBe(401);
});
