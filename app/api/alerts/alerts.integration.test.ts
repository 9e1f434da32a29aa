import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { z } from "zod";

import { createRuntime } from "@/lib/server/open-runtime";
import type { Runtime } from "@/lib/server/runtime";
import { alertOf, alertsOf } from "@/lib/timeline/alert-book";
import type { RoomState } from "@/lib/timeline/state";
import { parseAlertmanager } from "@/lib/wire/alertmanager";
import { alertmanagerCall, type SentAlert } from "@/test/alertmanager-call";
import { type Answer, startTestApi, type TestApi } from "@/test/api";
import { request } from "@/test/log-request";
import { appended, proven } from "@/test/log-world";

const PATH = "/api/alerts/alertmanager";

let api: TestApi;
let as: { bearer: string };

beforeAll(async () => {
  api = await startTestApi();
  as = await api.token(await api.person("responder"), ["alerts"]);
});

afterAll(() => api.stop());

/** Each test begins with no incident that goes on. */
afterEach(async () => {
  for (const { incidentId } of await activeStates()) await end(incidentId);
});

const end = (incidentId: string) =>
  appended(api.runtime.log.append([request(incidentId, "status_changed", { status: "resolved" })]));
const send = (alerts: readonly SentAlert[]): Promise<Answer> =>
  api.call(PATH, { as, method: "POST", body: alertmanagerCall(alerts) });

const raw = (body: string | Uint8Array<ArrayBuffer>, headers = {}) =>
  api.call(PATH, { as, method: "POST", raw: body, headers });

async function activeStates(): Promise<RoomState[]> {
  const rows = await api.runtime.database.prisma.incident.findMany({
    where: { active: true },
    orderBy: { number: "asc" },
  });
  const states = await Promise.all(rows.map(({ id }) => api.runtime.log.state(id)));
  return states.filter((state) => state !== null);
}

async function onlyIncident(): Promise<RoomState> {
  const [state, ...others] = await activeStates();
  if (!state) throw new Error("There is no incident.");
  expect(others).toEqual([]);
  return state;
}

let minted = 0;
const fingerprint = () => (++minted).toString(16).padStart(16, "0");
const cart = (more: Partial<SentAlert> = {}): SentAlert => ({
  fingerprint: fingerprint(),
  labels: { service: "cart", severity: "critical" },
  annotations: { summary: "One in ten carts is lost" },
  ...more,
});

describe("an alert", () => {
  it("opens an incident in triage, with a severity proposed and an investigation under way", async () => {
    expect((await send([cart()])).body).toEqual({
      taken: 1,
      repeated: 0,
      unheard: 0,
      rejected: 0,
      message: "",
    });
    const state = await onlyIncident();
    expect(state).toMatchObject({
      title: "One in ten carts is lost",
      status: "triage",
      severity: "undetermined",
      kind: "real",
      restricted: false,
      declaredBy: { kind: "machine" },
      proposedSeverity: { severity: "SEV2", reason: "An alert says severity critical." },
      milestones: { detected: { at: "2026-03-01T12:00:00.000Z" } },
    });
    expect(alertsOf(state.alerts)).toMatchObject([
      { title: "TooManyErrors", state: "firing", service: "cart", source: "Alertmanager" },
    ]);
    expect(Object.values(state.investigations)).toMatchObject([
      { state: "running", trigger: "alert", service: "cart" },
    ]);
  });

  it("changes nothing when it is sent again, and is resolved in its place", async () => {
    const alert = cart();
    await send([alert]);
    const before = await onlyIncident();
    expect((await send([{ ...alert, annotations: { summary: "Now two in ten" } }])).body).toMatchObject({
      taken: 0,
      repeated: 1,
    });
    expect((await onlyIncident()).lastSeq).toBe(before.lastSeq);
    await send([{ ...alert, status: "resolved", endsAt: "2026-03-01T12:10:00Z" }]);
    const after = await onlyIncident();
    expect(after.alerts).toMatchObject({ count: 1, firing: 0 });
    expect(alertsOf(after.alerts)[0]).toMatchObject({
      state: "resolved",
      endedAt: "2026-03-01T12:10:00.000Z",
    });
    // Late news of the same episode.
    expect((await send([alert])).body).toMatchObject({ taken: 0, repeated: 1 });
  });

  it("never opens an incident by being resolved, and finds one that is over", async () => {
    const alert = cart();
    expect((await send([{ ...alert, status: "resolved" }])).body).toMatchObject({ taken: 0, unheard: 1 });
    expect(await activeStates()).toEqual([]);
    await send([alert]);
    const { incidentId } = await onlyIncident();
    await end(incidentId);
    expect((await send([{ ...alert, status: "resolved" }])).body).toMatchObject({ taken: 1 });
    expect((await api.runtime.log.state(incidentId))?.alerts).toMatchObject({ count: 1, firing: 0 });
    await send([{ ...alert, startsAt: "2026-03-01T13:00:00Z" }]);
    expect((await onlyIncident()).incidentId).not.toBe(incidentId);
  });

  it("joins the incident of its service, and another service has it looked at again", async () => {
    await send([cart()]);
    await send([cart(), cart({ labels: { service: "web", severity: "sev1" } })]);
    const { incidentId, alerts, investigations, proposedSeverity } = await onlyIncident();
    expect(alerts.count).toBe(3);
    expect(Object.keys(investigations)).toHaveLength(1);
    expect(proposedSeverity?.severity).toBe("SEV1");
    const { rows } = await api.runtime.database.pool.query<{ reason: string }>(
      `SELECT data->>'reason' AS reason FROM pgboss.job WHERE data->>'incidentId' = $1 AND data ? 'reason'`,
      [incidentId],
    );
    expect(rows).toEqual([{ reason: "An alert of web has joined." }]);
  });

  it("proposes nothing more once a person has set the severity", async () => {
    await send([cart({ labels: { service: "cart" } })]);
    const { incidentId } = await onlyIncident();
    await appended(api.runtime.log.append([request(incidentId, "severity_changed", { severity: "SEV4" })]));
    await send([cart()]);
    expect(await onlyIncident()).toMatchObject({ severity: "SEV4", proposedSeverity: null });
  });

  it("follows its incident to the one that it was merged into", async () => {
    const alert = cart();
    await send([alert]);
    const from = await onlyIncident();
    const person = await api.person("manager");
    const declared = await api.call("/api/incidents", {
      as: person,
      method: "POST",
      body: { commandId: "into", title: "The whole shop" },
    });
    const into = z.object({ incidentId: z.string() }).parse(declared.body).incidentId;
    await api.call(`/api/incidents/${from.incidentId}/merge`, {
      as: person,
      method: "POST",
      body: { commandId: "merge", intoId: into },
    });
    await send([{ ...alert, startsAt: "2026-03-01T12:30:00Z" }]);
    expect(await onlyIncident()).toMatchObject({ incidentId: into, alerts: { count: 1 } });
  });

  it("says nothing of a restricted incident that it joins", async () => {
    await send([cart()]);
    const { incidentId } = await onlyIncident();
    await appended(
      api.runtime.log.append([request(incidentId, "access_changed", { restricted: true, people: [] })]),
    );
    const answer = await send([cart()]);
    expect(answer.body).toEqual({ taken: 1, repeated: 0, unheard: 0, rejected: 0, message: "" });
    expect((await onlyIncident()).alerts.count).toBe(2);
  });
});

describe("the door", () => {
  it("lets in whoever may send alerts, and nobody else", async () => {
    const person = await api.person("responder");
    const observer = await api.person("observer");
    const call = (sender: { bearer: string } | { cookie: string } | null) =>
      api.call(PATH, { as: sender, method: "POST", body: alertmanagerCall([]) });
    expect((await call(null)).status).toBe(401);
    expect((await call(await api.token(person, ["ingest", "read", "write"]))).status).toBe(403);
    expect((await call(await api.token(observer, ["alerts"]))).status).toBe(403);
    expect((await call(await api.token(person, ["admin"]))).status).toBe(200);
    expect((await call(person)).status).toBe(200);
    const sender = await api.token(person, ["alerts"]);
    expect((await api.call("/api/incidents", { as: sender })).status).toBe(403);
  });

  it("answers with problem details, and takes gzip and a body of megabytes", async () => {
    expect((await raw("{")).body).toMatchObject({ status: 400, code: "invalid" });
    expect((await raw("{}")).body).toMatchObject({ status: 422, errors: [{ path: "alerts" }] });
    const long = alertmanagerCall(
      Array.from({ length: 600 }, () => ({
        fingerprint: "ab",
        status: "resolved" as const,
        annotations: { summary: "x".repeat(2_000) },
      })),
    );
    const packed = new Uint8Array(gzipSync(JSON.stringify(long)));
    expect((await raw(packed, { "content-encoding": "gzip" })).body).toMatchObject({ unheard: 600 });
    expect((await raw(JSON.stringify(long))).body).toMatchObject({ unheard: 600 });
  });
});

describe("two nodes", () => {
  let other: Runtime;
  const dataDirectory = mkdtempSync(join(tmpdir(), "parallax-alerts-"));
  beforeAll(() => {
    other = createRuntime({ ...api.runtime.environment, dataDirectory });
  });
  afterAll(async () => {
    await other.close();
    rmSync(dataDirectory, { recursive: true, force: true });
  });

  it("open one incident, and lose none of a storm, however it is batched", async () => {
    const storm = Array.from({ length: 900 }, (_, index) =>
      cart({ labels: { service: `service-${index % 30}`, severity: "warning" } }),
    );
    const sizes = [1, 1, 2, 3, 5, 40, 148, 700];
    let from = 0;
    const batches = sizes.map((size) => storm.slice(from, (from += size)));
    const taken = await Promise.all(
      batches.map((batch, index) => {
        const news = parseAlertmanager(alertmanagerCall(batch), Date.now());
        if (!news.ok) throw new Error(news.problem.detail);
        return (index % 2 ? other : api.runtime).alerts.take(news.value.alerts, "real");
      }),
    );
    expect(taken.every(({ ok }) => ok)).toBe(true);
    const { incidentId, alerts, investigations } = await onlyIncident();
    expect(alerts).toMatchObject({ count: 900, firing: 900 });
    for (const { fingerprint: id } of storm) expect(alertOf(alerts, `alertmanager:${id}`), id).toBeDefined();
    expect(Object.keys(investigations)).toHaveLength(1);
    expect(await proven(api.runtime.database, incidentId)).toBeGreaterThan(900);
  });

  it("decide one after the other on the same alert", async () => {
    const alert = cart();
    const news = parseAlertmanager(alertmanagerCall([alert]), Date.now());
    if (!news.ok) throw new Error(news.problem.detail);
    const taken = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        (index % 2 ? other : api.runtime).alerts.take(structuredClone(news.value.alerts), "real"),
      ),
    );
    expect(taken.filter((one) => one.ok && one.value.taken === 1)).toHaveLength(1);
    expect((await onlyIncident()).alerts.count).toBe(1);
  });
});
