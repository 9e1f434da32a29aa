import { afterAll, beforeAll, expect, it } from "vitest";

import { type ReportMember, reportMember } from "@/lib/reports/member";
import { request } from "@/test/log-request";
import { appended, createLogWorld, declare, type LogWorld } from "@/test/log-world";
import { bo, machine } from "@/test/sample-log";
import type { ReportStore } from "@/lib/wire/report-port";

import type { StoredIncidentLog } from "./incident-log";
import { fillReportMembers } from "./report-fill";
import { openReportMembers } from "./report-members";

let world: LogWorld;
let log: StoredIncidentLog;
let reports: ReportStore;

const owner = { personId: "owner", seesAll: true };

beforeAll(async () => {
  world = await createLogWorld();
  log = world.open();
  reports = openReportMembers(world.database);
});

afterAll(() => world.end());

async function members(): Promise<Map<string, ReportMember>> {
  const subjects = await reports.subjects(owner);
  return new Map([...subjects.members].map((member) => [member.incidentId, member]));
}

it("is what the fold says, from the append on that says it", async () => {
  const incidentId = await declare(log);
  expect((await members()).get(incidentId)).toMatchObject({
    cause: "unknown",
    severity: "SEV2",
    services: [],
  });
  const milestone = (name: "impact_started" | "detected", at: string) =>
    request(incidentId, "milestone_set", { milestone: name, at, reason: "seen" });
  await appended(
    log.append([
      milestone("impact_started", "2026-11-01T10:00:00.000Z"),
      milestone("detected", "2026-11-01T10:05:00.000Z"),
      request(incidentId, "alert_attached", {
        alertId: "a",
        source: "test",
        title: "t",
        state: "firing",
        service: "payments",
      }),
      request(incidentId, "hypothesis_proposed", {
        hypothesisId: "h",
        kind: "change",
        claim: "the deploy",
        component: "checkout",
      }),
      request(
        incidentId,
        "hypothesis_state_set",
        { hypothesisId: "h", state: "supported", probability: 0.8, reason: "fits" },
        { actor: machine },
      ),
      request(incidentId, "hypothesis_overruled", { hypothesisId: "h", state: "confirmed", reason: "seen" }),
      request(incidentId, "task_added", {
        taskId: "t",
        title: "Test it",
        owner: null,
        followUp: true,
        dueOn: "2026-12-01",
      }),
      request(incidentId, "status_changed", { status: "resolved" }),
    ]),
  );
  const state = await log.state(incidentId);
  const kept = (await members()).get(incidentId);
  expect(kept).toEqual(state && reportMember(state));
  expect(kept).toMatchObject({
    atMs: Date.parse("2026-11-01T10:00:00.000Z"),
    services: ["checkout", "payments"],
    cause: "change",
    status: "resolved",
    firstGrade: "ungraded",
    firstProbability: 0.8,
    followUpsOpen: ["2026-12-01"],
  });
});

it("leaves a row alone where reports see no difference", async () => {
  const incidentId = await declare(log);
  const changed = async () =>
    (await world.database.prisma.reportMember.findUniqueOrThrow({ where: { incidentId } })).changed;
  const before = await changed();
  await appended(
    log.append([
      request(incidentId, "title_changed", { title: "Another" }),
      request(incidentId, "task_added", { taskId: "t", title: "No follow-up", owner: null }),
      request(incidentId, "milestone_set", {
        milestone: "identified",
        at: "2026-11-01T10:00:00.000Z",
        reason: "r",
      }),
    ]),
  );
  expect(await changed()).toBe(before);
});

const severity = (id: string, to: string) => ({
  text: "UPDATE report_member SET severity = $2 WHERE incident_id = $1",
  values: [id, to],
});

it("takes in what was committed after others that began later", async () => {
  const [slow, fast] = [await declare(log), await declare(log)];
  await members();
  const client = await world.database.connect();
  await client.query("BEGIN");
  await client.query(severity(slow, "SEV4"));
  await world.database.pool.query(severity(fast, "SEV5"));
  const between = await members();
  expect([between.get(slow)?.severity, between.get(fast)?.severity]).toEqual(["SEV2", "SEV5"]);
  await client.query("COMMIT");
  await client.end();
  expect((await members()).get(slow)?.severity).toBe("SEV4");
});

it("gives incidents from before their rows, and says how many lack them", async () => {
  const old = await declare(log);
  const state = await log.state(old);
  await world.database.pool.query("DELETE FROM report_member WHERE incident_id = $1", [old]);
  const fresh = openReportMembers(world.database);
  expect((await fresh.subjects(owner)).notRead).toBe(1);
  expect(await fillReportMembers(world.database)).toBe(1);
  expect(await fillReportMembers(world.database)).toBe(0);
  const { members: found, notRead } = await fresh.subjects(owner);
  expect(notRead).toBe(0);
  expect([...found].find(({ incidentId }) => incidentId === old)).toEqual(state && reportMember(state));
});

it("shows a restricted incident to those on its list only, and streams everything in order", async () => {
  const incidentId = await declare(log, { restricted: true });
  await appended(log.append([request(incidentId, "access_changed", { restricted: true, people: [bo] })]));
  const seen = async (personId: string) => {
    const { members: all, sees } = await reports.subjects({ personId, seesAll: false });
    return [...all].filter(sees).some((member) => member.incidentId === incidentId);
  };
  expect([await seen("bo"), await seen("stranger")]).toEqual([true, false]);

  const everything = { fromMs: 0, beforeMs: Date.UTC(2100, 0) };
  const stream = await reports.stream(everything, owner);
  const streamed = [];
  for await (const page of stream?.pages ?? []) streamed.push(...page);
  expect(streamed.map(({ member }) => member)).toEqual(
    [...(await members()).values()].sort((one, other) => one.atMs - other.atMs || one.number - other.number),
  );
  expect(streamed.some(({ title }) => title === "Another")).toBe(true);
});

it("streams to four readers at once, and to the next when one goes away", async () => {
  const range = { fromMs: 0, beforeMs: Date.UTC(2100, 0) };
  const begin = () => reports.stream(range, owner);
  const streams = await Promise.all([begin(), begin(), begin(), begin()]);
  expect(await begin()).toBeNull();
  await streams[0]?.pages.next();
  await streams[0]?.pages.return();
  const next = await begin();
  expect(next).not.toBeNull();
  for (const stream of [...streams, next]) {
    await stream?.pages.next();
    await stream?.pages.return();
  }
});
