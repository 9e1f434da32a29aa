import { existsSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

import { wasRemoved } from "@/lib/verbs/sample-incidents";
import { isTelemetryGone } from "@/lib/verbs/sample-leftovers";
import { framesOf } from "@/lib/wire/frames-of";
import { startTestApi, type TestApi, type TestPerson } from "@/test/api";
import { until } from "@/test/until";

let api: TestApi;
let owner: TestPerson;
let responder: TestPerson;
beforeAll(async () => {
  api = await startTestApi();
  owner = await api.person("owner");
  responder = await api.person("responder");
});
afterAll(() => api.stop());

const gallery = z.object({
  run: z
    .object({
      state: z.string(),
      problem: z.string().nullable(),
      rang: z.object({ title: z.string() }).nullable(),
      breakables: z.array(z.unknown()),
      faults: z.array(z.object({ id: z.string() })),
    })
    .nullable(),
  incidentCount: z.number(),
  incidents: z.array(z.object({ id: z.string(), number: z.number(), title: z.string() })),
  historyLoaded: z.boolean(),
  storedBytes: z.number().nullable(),
});
const overview = z.object({ services: z.array(z.object({ service: z.string() })) });
const series = z.object({ items: z.array(z.object({ id: z.string() })) });

const call = (method: string, path: string, body?: unknown, as = responder) =>
  api.call(path, { as, method, ...(body !== undefined && { body }) });
const look = async () => gallery.parse((await call("GET", "/api/samples")).body);

/** The last two hours. */
function hours(): string {
  const now = Date.now();
  const [from, to] = [now - 7_200_000, now].map((ms) => new Date(ms).toISOString());
  return `from=${from}&to=${to}`;
}

async function services(query = ""): Promise<string[]> {
  const { body } = await call("GET", `/api/telemetry/overview?${hours()}${query}`);
  return overview.parse(body).services.map(({ service }) => service);
}

const metric = (service: string) => ({
  resourceMetrics: [
    {
      resource: { attributes: [{ key: "service.name", value: { stringValue: service } }] },
      scopeMetrics: [
        {
          metrics: [
            { name: "queue", gauge: { dataPoints: [{ timeUnixNano: `${Date.now()}000000`, asDouble: 1 }] } },
          ],
        },
      ],
    },
  ],
});

describe("the telemetry of samples", () => {
  it("has no store before the first sample, whoever asks", async () => {
    expect(await services("&samples=true")).toEqual([]);
    expect((await look()).storedBytes).toBeNull();
    expect(existsSync(join(api.runtime.environment.dataDirectory, "telemetry-samples"))).toBe(false);
  });

  it("never answers for one's own, nor that for it", async () => {
    const { bearer } = await api.token(responder, ["ingest"]);
    for (const [path, service] of [
      ["/v1/metrics", "ours"],
      ["/api/samples/v1/metrics", "theirs"],
    ] as const) {
      const answer = await api.call(path, { as: { bearer }, method: "POST", body: metric(service) });
      expect(answer).toMatchObject({ status: 200, body: {} });
    }
    expect(await services()).toEqual(["ours"]);
    expect(await services("&samples=true")).toEqual(["theirs"]);
    expect((await call("GET", "/api/telemetry/arrivals")).text).not.toContain("theirs");
    const { runtime } = api;
    expect(framesOf(runtime, "sample")).toBe(runtime.sampleFrames);
    expect(framesOf(runtime, "drill")).toBe(runtime.frames);
  });
});

describe("a recorded case", () => {
  it("is replayed to now, rings, and opens an incident that says what it is", async () => {
    const started = await call("POST", "/api/samples/run", { kind: "case", name: "birch" });
    expect(started).toMatchObject({ status: 201, body: { state: "starting" } });
    expect((await call("POST", "/api/samples/run", { kind: "shop" })).body).toMatchObject({
      code: "conflict",
    });
    await until(async () => (await look()).incidents.length > 0, "An incident of the sample");
    await until(async () => (await look()).run?.rang !== null, "The alarm");
    const { run, incidents } = await look();
    expect(run).toMatchObject({ state: "live", problem: null, breakables: [] });
    expect(incidents).toHaveLength(1);
    const [incident] = incidents;
    const room = await call("GET", `/api/incidents/${incident?.id}`);
    expect(room.body).toMatchObject({ kind: "sample", status: "triage" });
    expect(room.text).toContain("Alertmanager");
    // What its tools told of changes before is there, each when it was made, before the first analysis.
    const begun = async () => (await api.runtime.log.state(incident?.id ?? ""))?.investigations ?? {};
    await until(async () => Object.keys(await begun()).length > 0, "The investigation");
    const { changes } = (await api.runtime.log.state(incident?.id ?? "")) ?? {};
    const [first] = Object.values(await begun()).map(({ seq }) => seq);
    expect(Object.values(changes ?? {}).every(({ seq }) => seq < (first ?? 0))).toBe(true);
    const guilty = Object.values(changes ?? {}).find(({ title }) => title.includes("order assembler"));
    expect(guilty).toMatchObject({ kind: "deploy", services: ["checkoutservice"] });
    expect(Date.parse(guilty?.changedAt ?? "")).toBeLessThan(Date.now() - 60_000);
    expect(await services("&samples=true")).toContain("checkoutservice");
    expect(await services()).toEqual(["ours"]);
  });

  it("has changes linked that are told while its incident is open, and is investigated again", async () => {
    const { bearer } = await api.token(owner, ["admin"]);
    const [incident] = (await look()).incidents;
    const change = { changeId: "late", kind: "deploy", title: "Told late" };
    const send = (changedAt: string, as = bearer) =>
      api.call("/api/samples/changes", {
        as: { bearer: as },
        method: "POST",
        body: { changes: [{ ...change, changedAt }] },
      });
    const before = new Date(Date.now() - 3_600_000).toISOString();
    expect(await send(before)).toMatchObject({ status: 200, body: { taken: 1, repeated: 0 } });
    expect(await send(before)).toMatchObject({ status: 200, body: { taken: 0, repeated: 1 } });
    const linked = (await api.runtime.log.state(incident?.id ?? ""))?.changes;
    expect(linked).toMatchObject({ late: { changedAt: before } });
    const { rows } = await api.runtime.database.pool.query(
      `SELECT data FROM pgboss.job WHERE name = 'investigation-rerun' AND data->>'incidentId' = $1`,
      [incident?.id],
    );
    expect(JSON.stringify(rows)).toContain("A change was linked");
    expect((await send(new Date(Date.now() + 3_600_000).toISOString())).status).toBe(422);
    const narrow = await api.token(responder, ["ingest"]);
    expect((await send(before, narrow.bearer)).status).toBe(403);
  });

  it("is pinned with the query that asks its own telemetry again, and one's own never is", async () => {
    const [incident] = (await look()).incidents;
    const [theirs, ours] = await Promise.all(
      ["&samples=true&service=checkoutservice", "&service=ours"].map(async (query) => {
        const { body } = await call("GET", `/api/telemetry/series?${hours()}${query}`);
        return series.parse(body).items[0]?.id ?? "";
      }),
    );
    const pin = async (id: string | undefined) => {
      const [from, to] = hours()
        .split("&")
        .map((part) => part.slice(part.indexOf("=") + 1));
      const commandId = crypto.randomUUID();
      return call("POST", `/api/incidents/${incident?.id}/evidence`, {
        kind: "lines",
        commandId,
        title: "Look",
        from,
        to,
        ids: [id],
      });
    };
    expect(await pin(theirs)).toMatchObject({ status: 201 });
    expect(await pin(ours)).toMatchObject({ status: 404 });
    const log = await call("GET", `/api/incidents/${incident?.id}/events`);
    const { sampleStage: samples, log: logs } = api.runtime;
    const state = await logs.state(incident?.id ?? "");
    expect(state && (await isTelemetryGone({ log: logs, samples }, state))).toBe(false);
    expect(log.text).toMatch(/\/api\/telemetry\/lines\?[^"]*samples=true/);
  });

  it("ends with its stream of orders, and its token opens nothing afterwards", async () => {
    const { sampleStage } = api.runtime;
    expect(await call("DELETE", "/api/samples/run")).toMatchObject({ status: 204 });
    expect((await look()).run).toMatchObject({ state: "ended", problem: null });
    expect(sampleStage.sender("Bearer ")).toBeNull();
    expect(sampleStage.sender(null)).toBeNull();
  });

  it("is unknown by any name that is not in the gallery", async () => {
    const answer = await call("POST", "/api/samples/run", { kind: "case", name: "../../etc" });
    expect(answer.body).toMatchObject({ code: "not_found" });
  });
});

describe("the simulated shop", () => {
  it("is broken and mended while it lives", async () => {
    expect(await call("POST", "/api/samples/faults", { kind: "errors", target: "orders" })).toMatchObject({
      body: { code: "conflict" },
    });
    await call("POST", "/api/samples/run", { kind: "shop", perSecond: 1 });
    await until(async () => ((await look()).run?.breakables.length ?? 0) > 0, "The shop");
    expect(await call("PATCH", "/api/samples/run", { perSecond: 2 })).toMatchObject({ status: 204 });
    const struck = await call("POST", "/api/samples/faults", { kind: "errors", target: "orders" });
    expect(struck).toMatchObject({ status: 201, body: { kind: "errors", target: "orders" } });
    expect(await call("POST", "/api/samples/faults", { kind: "errors", target: "redis" })).toMatchObject({
      status: 422,
      body: { errors: [{ path: "target" }] },
    });
    const [fault] = (await look()).run?.faults ?? [];
    expect(await call("DELETE", `/api/samples/faults/${fault?.id}`)).toMatchObject({ status: 204 });
    expect((await look()).run?.faults).toEqual([]);
  });
});

describe("an incident whose sample is gone", () => {
  it("is not shown what another one sends, and keeps none of it", async () => {
    const [incident] = (await look()).incidents;
    const state = await api.runtime.log.state(incident?.id ?? "");
    if (!state) throw new Error("The recorded case has left an incident.");
    const { log, sampleStage: samples } = api.runtime;
    expect(await isTelemetryGone({ log, samples }, state)).toBe(true);
    expect(await isTelemetryGone({ log, samples }, { ...state, kind: "real" })).toBe(false);
    expect(await isTelemetryGone({ log, samples: { toldSince: () => Promise.resolve(null) } }, state)).toBe(
      true,
    );
    const now = Date.now();
    const pinned = await call("POST", `/api/incidents/${state.incidentId}/evidence`, {
      kind: "trace",
      commandId: crypto.randomUUID(),
      title: "Another world",
      from: new Date(now - 60_000).toISOString(),
      to: new Date(now).toISOString(),
      traceId: "f".repeat(32),
    });
    const begun = await call("POST", `/api/incidents/${state.incidentId}/investigations`, {
      commandId: crypto.randomUUID(),
    });
    expect(begun).toMatchObject({ status: 409, body: { code: "conflict" } });
    expect(begun.text).toContain("What this sample sent is gone");
    expect(pinned).toMatchObject({ status: 409, body: { code: "conflict" } });
    expect(pinned.text).toContain("What this sample sent is gone");
  });
});

describe("removing samples", () => {
  it("is for owners and managers", async () => {
    expect((await call("DELETE", "/api/samples")).status).toBe(403);
  });

  it("ends what runs, forgets their telemetry and takes their incidents off the lists, and keeps the logs", async () => {
    const [incident] = (await look()).incidents;
    const [removed] = await Promise.all([
      call("DELETE", "/api/samples", undefined, owner),
      // Whoever looks meanwhile opens no store anew.
      ...Array.from({ length: 8 }, () => look()),
    ]);
    expect(removed).toMatchObject({ body: { removed: 1 } });
    expect(await look()).toEqual({
      run: null,
      incidents: [],
      incidentCount: 0,
      historyLoaded: false,
      storedBytes: null,
    });
    expect((await call("GET", "/api/incidents")).text).not.toContain(incident?.title);
    expect(await services("&samples=true")).toEqual([]);
    expect(await services()).toEqual(["ours"]);
    const room = await call("GET", `/api/incidents/${incident?.id}`);
    expect(room.body).toMatchObject({ kind: "sample", status: "declined" });
    // Its log is there, and its room is not, unless somebody brings it back.
    const state = await api.runtime.log.state(incident?.id ?? "");
    const events = await api.runtime.log.read(incident?.id ?? "", { after: 0, limit: 500 });
    if (!state) throw new Error("A log is never deleted.");
    expect(wasRemoved({ state, events })).toBe(true);
    expect(wasRemoved({ state: { ...state, status: "triage" }, events })).toBe(false);
    expect(wasRemoved({ state: { ...state, kind: "real" }, events })).toBe(false);
    expect(wasRemoved({ state, events: events.slice(0, -1) })).toBe(false);
  });

  it("takes nothing that comes late, until the next one is started", async () => {
    const { bearer } = await api.token(responder, ["ingest"]);
    const send = (service: string) =>
      api.call("/api/samples/v1/metrics", { as: { bearer }, method: "POST", body: metric(service) });
    expect(await send("late")).toMatchObject({ status: 409 });
    expect((await look()).storedBytes).toBeNull();
    // On its way while samples are removed: it waits for that, and comes too late all the same.
    const [answer] = await Promise.all([send("later"), call("DELETE", "/api/samples", undefined, owner)]);
    expect(answer).toMatchObject({ status: 409 });
    expect((await look()).storedBytes).toBeNull();
    await call("POST", "/api/samples/run", { kind: "shop", perSecond: 1 });
    expect(await send("again")).toMatchObject({ status: 200 });
    expect(await services("&samples=true")).toContain("again");
  });
});
