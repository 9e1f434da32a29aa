import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { eventAbilities } from "@/lib/policy/abilities";
import { type Answer, startTestApi, type TestApi, type TestPerson } from "@/test/api";

let api: TestApi;
let ada: TestPerson;
let grace: TestPerson;

beforeAll(async () => {
  api = await startTestApi();
  ada = await api.person("responder", { name: "Ada" });
  grace = await api.person("manager", { name: "Grace" });
});
afterAll(() => api.stop());

const post = (path: string, as: TestPerson, body: unknown) => api.call(path, { method: "POST", as, body });
const member = (value: unknown, name: string): unknown => Reflect.get(Object(value), name);
const idOf = ({ body }: Answer) => String(member(body, "incidentId"));

async function declare(as = ada, more: object = {}): Promise<string> {
  const answer = await post("/api/incidents", as, {
    commandId: crypto.randomUUID(),
    title: "Checkout fails",
    ...more,
  });
  expect(answer.status).toBe(201);
  return idOf(answer);
}

async function eventsOf(incidentId: string, as = ada): Promise<unknown[]> {
  const answer = await api.call(`/api/incidents/${incidentId}/events`, { as });
  const events = member(answer.body, "events");
  if (!Array.isArray(events)) throw new Error(answer.text);
  return events;
}

async function invalid(path: string, more: object): Promise<void> {
  const answer = await post("/api/incidents", ada, { commandId: "declare-2", title: "T", ...more });
  expect(answer).toMatchObject({ status: 422, body: { code: "invalid", errors: [{ path }] } });
}

function merge(from: string, intoId: string, commandId: string): Promise<Answer> {
  return post(`/api/incidents/${from}/merge`, grace, { commandId, intoId });
}

describe("declaring", () => {
  it("gives the same incident for the same command, however often and however parallel", async () => {
    const body = { commandId: "declare-1", title: "Checkout fails", severity: "SEV2" };
    const answers = await Promise.all(Array.from({ length: 8 }, () => post("/api/incidents", ada, body)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const [first] = answers;
    expect(first?.headers.get("location")).toContain(String(member(first?.body, "incidentId")));

    const other = await post("/api/incidents", ada, { ...body, title: "Something else" });
    expect(other).toMatchObject({ status: 409, body: { code: "command_id_reused" } });
    const someoneElse = await post("/api/incidents", grace, body);
    expect(idOf(someoneElse)).not.toBe(member(first?.body, "incidentId"));
  });

  it("fills in what is left out, and keeps what is given", async () => {
    const impactStartedAt = "2026-01-01T10:00:00.000Z";
    const past = await declare(ada, {
      kind: "backfilled",
      status: "closed",
      impactStartedAt,
      occurredAt: impactStartedAt,
    });
    expect((await api.call(`/api/incidents/${past}`, { as: ada })).body).toMatchObject({
      severity: "undetermined",
      status: "closed",
      kind: "backfilled",
      declaredAt: impactStartedAt,
      milestones: { impact_started: { at: impactStartedAt, origin: "set" } },
    });
  });

  it("refuses what cannot be", async () => {
    const before = await api.countRows();
    await invalid("title", { title: "  " });
    await invalid("status", { status: "merged" });
    await invalid("severity", { severity: "SEV0" });
    await invalid("impactStartedAt", { impactStartedAt: new Date(Date.now() + 3_600_000).toISOString() });
    await invalid("occurredAt", { occurredAt: "2999-01-01T00:00:00Z" });
    await invalid("commandId", { commandId: "with spaces" });
    expect(await api.countRows()).toEqual(before);
  });
});

describe("listing", () => {
  it("refuses a filter that it does not know, and names it", async () => {
    await declare();
    expect((await api.call("/api/incidents?state=active&severity=undetermined", { as: ada })).status).toBe(
      200,
    );
    const answer = await api.call("/api/incidents?state=bogus", { as: ada });
    const reason = "must be one of all, active, ended";
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: "state", reason }] } });
  });
});

describe("appending", () => {
  it("needs the right to that type of event", async () => {
    const incidentId = await declare();
    const path = `/api/incidents/${incidentId}/events`;
    const payload = { restricted: true, people: [] };
    const refused = await post(path, ada, { type: "access_changed", commandId: "a1", payload });
    expect(eventAbilities.access_changed).toBe("restrict incidents");
    expect(refused).toMatchObject({ status: 403, body: { code: "forbidden" } });
    const observer = await api.person("observer");
    const note = { type: "note_added", commandId: "n1", payload: { markdown: "words" } };
    expect(await post(path, observer, note)).toMatchObject({ status: 403 });
    expect(await post(path, ada, note)).toMatchObject({ status: 201, body: { incidentId, seq: 2 } });
  });

  it("calls people by their own names, whatever the caller calls them", async () => {
    const incidentId = await declare();
    const path = `/api/incidents/${incidentId}/events`;
    const person = { id: grace.id, name: "Mallory" };
    await post(path, ada, { type: "role_assigned", commandId: "r1", payload: { role: "commander", person } });
    await post(path, ada, {
      type: "task_added",
      commandId: "t1",
      payload: { taskId: "t", title: "Look", owner: person },
    });
    await post(path, ada, { type: "task_changed", commandId: "t2", payload: { taskId: "t", owner: null } });
    const { body } = await api.call(`/api/incidents/${incidentId}`, { as: ada });
    expect(body).toMatchObject({
      roles: { commander: { id: grace.id, name: "Grace" } },
      tasks: { t: { owner: null } },
    });
  });

  it("passes the rules' refusals on, with the field at fault", async () => {
    const incidentId = await declare(ada, { severity: "SEV3" });
    const path = `/api/incidents/${incidentId}/events`;
    const same = { type: "severity_changed", commandId: "s1", payload: { severity: "SEV3" } };
    expect(await post(path, ada, same)).toMatchObject({ status: 409, body: { code: "unchanged" } });
    const pin = { type: "event_pinned", commandId: "p1", payload: { targetSeq: 99, pinned: true } };
    expect(await post(path, ada, pin)).toMatchObject({
      status: 404,
      body: { code: "not_found", errors: [{ path: "payload.targetSeq" }] },
    });
  });
});

describe("reading", () => {
  it("pages through the log, and exports it by the line", async () => {
    const incidentId = await declare();
    const { log } = api.runtime;
    await log.append(
      Array.from({ length: 1_200 }, (_, index) => ({
        incidentId,
        draft: {
          type: "note_added" as const,
          commandId: `n${index}`,
          payload: { markdown: `note ${index}` },
        },
        actor: { kind: "person" as const, id: ada.id, name: ada.name },
        mayEditOthers: false,
      })),
    );
    const path = `/api/incidents/${incidentId}/events`;
    const first = await api.call(path, { as: ada });
    expect(first.body).toMatchObject({ head: 1_201, next: 1_000 });
    const rest = await api.call(`${path}?after=1000`, { as: ada });
    expect(rest.body).toMatchObject({ head: 1_201, next: null });
    expect(member(rest.body, "events")).toHaveLength(201);
    expect(member((await api.call(`${path}?after=5&limit=3`, { as: ada })).body, "events")).toMatchObject([
      { seq: 6 },
      { seq: 7 },
      { seq: 8 },
    ]);
    expect(await api.call(`${path}?after=-1`, { as: ada })).toMatchObject({ status: 422 });

    const lines = await api.call(path, { as: ada, headers: { accept: "application/x-ndjson" } });
    expect(lines.headers.get("content-type")).toBe("application/x-ndjson");
    const events: unknown[] = lines.text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(events).toHaveLength(1_201);
    expect(events.at(-1)).toMatchObject({ seq: 1_201, payload: { markdown: "note 1199" } });
  });

  it("says the same of an incident that is not there, is hidden, or has no possible id", async () => {
    const hidden = await declare(ada, { restricted: true });
    const seen = await api.call(`/api/incidents/${hidden}`, { as: ada });
    expect(seen.status).toBe(200);
    const answers = await Promise.all(
      [hidden, crypto.randomUUID(), "12", "INC-1", hidden.slice(1)].map((id) =>
        api.call(`/api/incidents/${id}`, { as: grace }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await api.call(`/api/incidents/${hidden.toUpperCase()}`, { as: ada })).status).toBe(200);
  });
});

describe("merging", () => {
  it("says so in both logs, once, and lets nobody go on in the first", async () => {
    const [from, into] = [await declare(), await declare()];
    const body = { commandId: "merge-1", intoId: into, reason: "the same thing" };
    const path = `/api/incidents/${from}/merge`;
    expect((await post(path, ada, body)).status).toBe(403);
    expect((await post(path, grace, body)).status).toBe(204);
    expect((await post(path, grace, body)).status).toBe(204);
    expect(await eventsOf(from)).toMatchObject([
      {},
      { type: "incident_merged", payload: { into: { id: into } } },
    ]);
    expect(await eventsOf(into)).toMatchObject([
      {},
      { type: "incident_absorbed", payload: { from: { id: from } } },
    ]);
    const note = { type: "note_added", commandId: "late", payload: { markdown: "too late" } };
    expect(await post(`/api/incidents/${from}/events`, ada, note)).toMatchObject({
      status: 409,
      body: { code: "conflict" },
    });
  });

  it("writes to neither log where one refuses", async () => {
    const [from, into, third] = [await declare(), await declare(), await declare()];
    expect((await merge(from, from, "self")).status).toBe(409);
    expect((await merge(into, third, "m1")).status).toBe(204);
    expect((await merge(from, into, "m2")).status).toBe(409);
    expect(await eventsOf(from)).toHaveLength(1);
    const hidden = await declare(ada, { restricted: true });
    expect(await merge(from, hidden, "m3")).toMatchObject({
      status: 404,
      body: { errors: [{ path: "intoId" }] },
    });
  });
});
