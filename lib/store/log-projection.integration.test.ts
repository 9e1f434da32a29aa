import { afterAll, beforeAll, expect, it } from "vitest";

import { note, request } from "@/test/log-request";
import { appended, createLogWorld, declare, type LogWorld } from "@/test/log-world";
import { ana, bo } from "@/test/sample-log";

import type { StoredIncidentLog } from "./incident-log";

let world: LogWorld;
let log: StoredIncidentLog;

beforeAll(async () => {
  world = await createLogWorld();
  log = world.open();
});

afterAll(() => world.end());

const row = (id: string) => world.database.prisma.incident.findUniqueOrThrow({ where: { id } });
const tasks = (incidentId: string) =>
  world.database.prisma.incidentTask.findMany({ where: { incidentId }, orderBy: { taskId: "asc" } });
/** Changes whenever a row is written, even with the same values. */
async function version(id: string): Promise<unknown> {
  const { rows } = await world.database.pool.query("SELECT xmin::text FROM incident WHERE id = $1", [id]);
  return rows;
}

it("keeps the row of an incident in step with its log", async () => {
  const incidentId = await declare(log, { title: "Checkout is down" });
  expect(await row(incidentId)).toMatchObject({
    title: "Checkout is down",
    severity: "SEV2",
    status: "triage",
    active: true,
    responderCount: 0,
    commanderId: null,
  });
  await appended(
    log.append([
      request(incidentId, "role_assigned", { role: "commander", person: bo }),
      request(incidentId, "responder_joined", { person: { id: ana.id, name: ana.name } }),
      request(incidentId, "severity_changed", { severity: "SEV1" }),
      request(incidentId, "update_posted", {
        audience: "responders",
        conditions: "c",
        actions: "a",
        nextUpdateAt: "2026-11-22T15:00:00Z",
      }),
      request(incidentId, "update_posted", {
        audience: "stakeholders",
        markdown: "m",
        nextUpdateAt: "2026-11-22T14:00:00Z",
      }),
      request(incidentId, "status_changed", { status: "resolved" }),
    ]),
  );
  expect(await row(incidentId)).toMatchObject({
    severity: "SEV1",
    status: "resolved",
    active: false,
    commanderId: "bo",
    commanderName: "Bo Chen",
    responderCount: 1,
    involvedIds: ["bo", "ana"],
    nextUpdateAt: new Date("2026-11-22T14:00:00Z"),
    milestones: { resolved: { origin: "derived", seq: 7 } },
  });
});

it("leaves the row alone where the log says nothing about it", async () => {
  const incidentId = await declare(log);
  const before = await version(incidentId);
  await appended(
    log.append([
      note(incidentId, "a note"),
      request(incidentId, "task_added", { taskId: "t", title: "T", owner: null }),
    ]),
  );
  expect(await version(incidentId)).toEqual(before);
});

it("keeps tasks, and who may see a restricted incident", async () => {
  const incidentId = await declare(log, { restricted: true });
  const access = async () =>
    (await world.database.prisma.incidentAccess.findMany({ where: { incidentId } })).map(
      ({ personId }) => personId,
    );
  expect(await access()).toEqual(["ana"]);
  await appended(
    log.append([
      request(incidentId, "access_changed", { restricted: true, people: [bo, bo, { id: "cy", name: "Cy" }] }),
    ]),
  );
  expect((await access()).sort()).toEqual(["bo", "cy"]);
  await appended(log.append([request(incidentId, "access_changed", { restricted: false, people: [] })]));
  expect(await access()).toEqual([]);

  await appended(
    log.append([
      request(incidentId, "task_added", { taskId: "__proto__", title: "One", owner: bo }),
      request(incidentId, "task_added", { taskId: "constructor", title: "Two", owner: null }),
      request(incidentId, "task_changed", { taskId: "__proto__", state: "done", followUp: true }),
    ]),
  );
  expect(await tasks(incidentId)).toMatchObject([
    { taskId: "__proto__", title: "One", state: "done", followUp: true, ownerId: "bo", ownerName: "Bo Chen" },
    { taskId: "constructor", title: "Two", state: "open", followUp: false, ownerId: null },
  ]);
});

it("keeps where each alert is, in step with the log, until its words are redacted", async () => {
  const incidentId = await declare(log);
  const alert = (alertId: string, state: "firing" | "resolved", service?: string) =>
    request(incidentId, "alert_attached", {
      alertId,
      source: "test",
      title: "t",
      state,
      startedAt: "2026-11-22T13:45:00Z",
      ...(service !== undefined && { service }),
    });
  const kept = async () =>
    (
      await world.database.prisma.incidentAlert.findMany({
        where: { incidentId },
        orderBy: { alertId: "asc" },
      })
    ).map(({ alertId, state, service, startedAt }) => [alertId, state, service, startedAt?.toISOString()]);
  const [, two = 0] = await appended(
    log.append([alert("one", "firing", "cart"), alert("two", "firing"), alert("one", "resolved", "cart")]),
  );
  expect(await kept()).toEqual([
    ["one", "resolved", "cart", "2026-11-22T13:45:00.000Z"],
    ["two", "firing", null, "2026-11-22T13:45:00.000Z"],
  ]);
  await appended(
    log.append([
      request(incidentId, "event_redacted", { targetSeq: two, reason: "names" }, { mayEditOthers: true }),
    ]),
  );
  expect((await kept()).map(([id]) => id)).toEqual(["one"]);
});
