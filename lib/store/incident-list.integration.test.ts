import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { everyIncident, type IncidentFilter, type IncidentSummary } from "@/lib/wire/incident-list";
import { request } from "@/test/log-request";
import { appended, createLogWorld, declare, type LogWorld } from "@/test/log-world";
import { bo } from "@/test/sample-log";

import type { IncidentListStore, Onlooker } from "@/lib/wire/incident-list-port";

import { openIncidentList } from "./incident-list";
import type { StoredIncidentLog } from "./incident-log";

let world: LogWorld;
let log: StoredIncidentLog;
let incidents: IncidentListStore;

const owner: Onlooker = { personId: "owner", seesAll: true };
const stranger: Onlooker = { personId: "stranger", seesAll: false };
const seenBy = (personId: string): Onlooker => ({ personId, seesAll: false });

beforeAll(async () => {
  world = await createLogWorld();
  log = world.open();
  incidents = openIncidentList(world.database);
});

afterAll(() => world.end());

let minute = 0;

/** Declares an incident a minute after the one before: no two stand at the same place in the list. */
function declared(incident: { title: string; restricted?: boolean }): Promise<string> {
  const occurredAt = new Date(Date.UTC(2026, 10, 1) + 60_000 * minute++).toISOString();
  return declare(log, { ...incident, occurredAt });
}

const titles = (found: readonly IncidentSummary[]) => found.map(({ title }) => title);

async function find(filter: Partial<IncidentFilter>, onlooker: Onlooker = owner): Promise<string[]> {
  return titles(
    await incidents.list({ filter: { ...everyIncident, ...filter }, onlooker, after: null, limit: 100 }),
  );
}

async function resolved(incidentId: string): Promise<void> {
  await appended(log.append([request(incidentId, "status_changed", { status: "resolved" })]));
}

describe("the list of incidents", () => {
  it("has what a person needs to choose one", async () => {
    const incidentId = await declared({ title: "All of it" });
    await appended(
      log.append([
        request(incidentId, "role_assigned", { role: "commander", person: bo }),
        request(incidentId, "milestone_set", {
          milestone: "impact_started",
          at: "2026-11-22T13:00:00.000Z",
          reason: "r",
        }),
        request(
          incidentId,
          "status_changed",
          { status: "resolved" },
          { occurredAt: "2026-11-22T15:00:00.000Z" },
        ),
      ]),
    );
    const state = await log.state(incidentId);
    const [found] = await incidents.list({
      filter: { ...everyIncident, text: "all of it" },
      onlooker: owner,
      after: null,
      limit: 1,
    });
    expect(found).toEqual({
      id: incidentId,
      number: state?.number,
      title: "All of it",
      severity: "SEV2",
      status: "resolved",
      kind: "real",
      restricted: false,
      commander: { id: "bo", name: "Bo Chen" },
      responderCount: 0,
      declaredAt: state?.declaredAt,
      impactStartedAt: "2026-11-22T13:00:00.000Z",
      resolvedAt: "2026-11-22T15:00:00.000Z",
      nextUpdateAt: null,
    });
    expect(await incidents.idOfNumber(found?.number ?? 0)).toBe(incidentId);
    expect(await incidents.idOfNumber(2_147_483_647)).toBeNull();
  });

  it("shows active ones first, then the newest, each once, however it is paged", async () => {
    const ids: string[] = [];
    for (let turn = 0; turn < 12; turn++) ids.push(await declared({ title: `paged ${turn}` }));
    for (const incidentId of ids.filter((_, index) => index % 3 === 0)) await resolved(incidentId);
    const filter = { ...everyIncident, text: "paged" };
    const whole = await incidents.list({ filter, onlooker: owner, after: null, limit: 100 });
    expect(titles(whole)).toEqual([11, 10, 8, 7, 5, 4, 2, 1, 9, 6, 3, 0].map((turn) => `paged ${turn}`));
    for (const limit of [1, 5]) {
      const paged: IncidentSummary[] = [];
      for (let after: { active: boolean; declaredAt: string; id: string } | null = null; ;) {
        const page = await incidents.list({ filter, onlooker: owner, after, limit });
        const last = page.at(-1);
        if (!last) break;
        paged.push(...page);
        after = { active: last.status === "triage", declaredAt: last.declaredAt, id: last.id };
      }
      expect(paged).toEqual(whole);
    }
  });

  it("narrows by state, severity and kind", async () => {
    const incidentId = await declared({ title: "narrow one" });
    await declared({ title: "narrow two" });
    await appended(log.append([request(incidentId, "severity_changed", { severity: "SEV5" })]));
    await resolved(incidentId);
    const text = "narrow";
    expect(await find({ text, state: "active" })).toEqual(["narrow two"]);
    expect(await find({ text, state: "ended" })).toEqual(["narrow one"]);
    expect(await find({ text, severities: ["SEV5", "SEV1"] })).toEqual(["narrow one"]);
    expect(await find({ text, kinds: ["drill"] })).toEqual([]);
    expect(await find({ text, kinds: ["drill", "real"] })).toEqual(["narrow two", "narrow one"]);
  });

  it("finds words of the title, as they stand there, and numbers", async () => {
    const incidentId = await declared({ title: String.raw`100% of c:\disk_one is "full" 🙂` });
    const number = (await log.state(incidentId))?.number ?? 0;
    for (const text of ["100%", String.raw`c:\disk`, "DISK_ONE", '"full"', "🙂"])
      expect(await find({ text })).toHaveLength(1);
    for (const text of ["100_", "disk%one", String.raw`c:\\disk`, "'; DROP TABLE incident; --"])
      expect(await find({ text })).toEqual([]);
    for (const text of [`${number}`, `INC-${number}`, `inc-${number}`])
      expect(await find({ text })).toContain(String.raw`100% of c:\disk_one is "full" 🙂`);
    expect(await find({ text: "INC-99999999999" })).toEqual([]);
  });

  it("shows a restricted one to those on its list and to owners only, from the moment it says so", async () => {
    const incidentId = await declared({ title: "secret one", restricted: true });
    const text = "secret";
    expect(await find({ text })).toEqual(["secret one"]);
    expect(await find({ text }, seenBy("ana"))).toEqual(["secret one"]);
    expect(await find({ text }, stranger)).toEqual([]);
    await appended(log.append([request(incidentId, "access_changed", { restricted: true, people: [bo] })]));
    expect(await find({ text }, seenBy("ana"))).toEqual([]);
    expect(await find({ text }, seenBy("bo"))).toEqual(["secret one"]);
    await appended(log.append([request(incidentId, "access_changed", { restricted: false, people: [] })]));
    expect(await find({ text }, stranger)).toEqual(["secret one"]);
  });

  it("shows a person's own: those that they have a part in", async () => {
    const [commanded, joined] = [
      await declared({ title: "mine one" }),
      await declared({ title: "mine two" }),
    ];
    await declared({ title: "mine not" });
    const person = { id: "dee", name: "Dee" };
    await appended(log.append([request(commanded, "role_assigned", { role: "commander", person })]));
    await appended(log.append([request(joined, "responder_joined", { person })]));
    expect(await find({ mine: true }, seenBy("dee"))).toEqual(["mine two", "mine one"]);
    await appended(log.append([request(joined, "responder_left", { person })]));
    expect(await find({ mine: true }, seenBy("dee"))).toEqual(["mine one"]);
  });
});
