import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { createFrameBuilder } from "@/lib/server/frame-builder";
import { createFrameReader } from "@/lib/server/frame-reader";
import { frozenEvidence } from "@/lib/timeline/frozen";
import { frozenLines } from "@/lib/timeline/frozen-lines";
import { frozenPattern } from "@/lib/timeline/frozen-pattern";
import { frozenTrace } from "@/lib/timeline/frozen-trace";
import { type Answer, startTestApi, type TestApi, type TestPerson } from "@/test/api";
import { syntheticShop } from "@/test/synthetic-shop";

const window = { from: "2026-03-01T12:00:00.000Z", to: "2026-03-01T12:40:00.000Z" };
const source = syntheticShop({ faultFromUs: Date.parse("2026-03-01T12:20:00Z") * 1_000 });

let api: TestApi;
let ada: TestPerson;
let incidentId: string;
let ids: string[];
beforeAll(async () => {
  api = await startTestApi();
  api.runtime.frames = createFrameReader(createFrameBuilder([source]));
  ada = await api.person("responder", { name: "Ada" });
  const declared = await post("/api/incidents", ada, {
    commandId: crypto.randomUUID(),
    title: "Checkout fails",
  });
  incidentId = String(member(declared.body, "incidentId"));
  const query = new URLSearchParams({ ...window, service: "payments", q: "duration p99" });
  const list = await api.call(`/api/telemetry/series?${query.toString()}`, { as: ada });
  ids = [...list.text.matchAll(/"id":"([\da-f]{16})"/g)].flatMap(([, id]) => id ?? []).slice(0, 2);
  if (ids.length < 2) throw new Error(list.text);
});
afterAll(() => api.stop());

const post = (path: string, as: TestPerson, body: unknown) => api.call(path, { method: "POST", as, body });
const member = (value: unknown, name: string): unknown => Reflect.get(Object(value), name);
const pin = (more: object = {}, as = ada): Promise<Answer> =>
  post(`/api/incidents/${incidentId}/evidence`, as, {
    commandId: crypto.randomUUID(),
    title: "Payments slow down",
    ...window,
    kind: "lines",
    ids,
    compare: true,
    ...more,
  });

async function pinnedAt(answer: Answer) {
  expect(answer.status, answer.text).toBe(201);
  const after = Number(member(answer.body, "seq")) - 1;
  const { body } = await api.call(`/api/incidents/${incidentId}/events?after=${after}&limit=1`, { as: ada });
  const events = member(body, "events");
  const event: unknown = Array.isArray(events) ? events[0] : null;
  const payload = member(event, "payload");
  return { type: member(event, "type"), payload, frozen: frozenEvidence.parse(member(payload, "frozen")) };
}

describe("pinning evidence", () => {
  it("writes a chart as the server measures it, with what was asked, of whom and for when", async () => {
    const { type, payload, frozen } = await pinnedAt(await pin({ note: "From 12:20 on." }));
    expect(type).toBe("evidence_pinned");
    expect(payload).toMatchObject({ title: "Payments slow down", note: "From 12:20 on." });
    expect(frozen).toMatchObject({
      ...window,
      source: source.name,
      resultHash: expect.stringMatching(/^[\da-f]{64}$/),
    });
    const { lines, times } = frozenLines.parse(frozen.result);
    expect(lines.map(({ id }) => id)).toEqual(ids);
    const [line] = lines;
    expect(line).toMatchObject({ service: "payments", unit: "s" });
    expect(line?.baseline?.median).toBeGreaterThan(0);
    const again = await api.call(frozen.query, { as: ada });
    expect(member(again.body, "times")).toEqual(times);
  });

  it("writes a log pattern with its counts, its examples and what was there before", async () => {
    const list = await api.call(
      `/api/telemetry/patterns?${new URLSearchParams({ ...window, q: "connection pool exhausted" }).toString()}`,
      { as: ada },
    );
    const [, pattern] = /"id":"([\da-f]{16})"/.exec(list.text) ?? [];
    const { frozen } = await pinnedAt(await pin({ kind: "pattern", pattern, service: "payments" }));
    const result = frozenPattern.parse(frozen.result);
    expect(result).toMatchObject({ id: pattern, service: "payments", severity: 17, countBefore: 0 });
    expect(result.counts.reduce((sum: number, count) => sum + (count ?? 0), 0)).toBe(result.count);
    expect(result.examples[0]?.body).toMatch(/^connection pool exhausted after/);
    const again = await api.call(frozen.query, { as: ada });
    expect(member(again.body, "items")).toMatchObject([{ id: pattern, count: result.count }]);
  });

  it("writes a trace span by span", async () => {
    const list = await api.call(
      `/api/telemetry/traces?${new URLSearchParams({ ...window, service: "payments" }).toString()}`,
      { as: ada },
    );
    const [, traceId] = /"traceId":"([\da-f]{32})"/.exec(list.text) ?? [];
    const { frozen } = await pinnedAt(await pin({ kind: "trace", traceId }));
    const result = frozenTrace.parse(frozen.result);
    expect(result).toMatchObject({ traceId, spanCount: 8 });
    expect(result.spans.map(({ service }) => service)).toContain("payments");
    const again = await api.call(frozen.query, { as: ada });
    expect(again.body).toMatchObject({ traceId, durationSeconds: result.durationSeconds });
  });

  it("pins once for one command, however often it is sent, and whatever is measured meanwhile", async () => {
    const commandId = crypto.randomUUID();
    const first = await pin({ commandId });
    api.runtime.frames = createFrameReader(
      createFrameBuilder([syntheticShop({ faultFromUs: Date.parse("2026-03-01T12:05:00Z") * 1_000 })]),
    );
    const others = await Promise.all([pin({ commandId }), pin({ commandId })]);
    expect(others.map(({ text }) => text)).toEqual([first.text, first.text]);
    expect(await pin({ commandId, title: "Something else" })).toMatchObject({
      status: 409,
      body: { code: "command_id_reused" },
    });
  });

  it.each([
    ["ids", { ids: [] }],
    ["ids", { ids: Array.from({ length: 13 }, (_, index) => index.toString(16).padStart(16, "0")) }],
    ["ids.0", { ids: ["no"] }],
    ["title", { title: " " }],
    ["to", { to: window.from }],
    ["from", { from: "2025-03-01T12:00:00Z" }],
    ["commandId", { commandId: "with spaces" }],
    ["kind", { kind: "profile" }],
    ["pattern", { kind: "pattern", pattern: "no", service: "payments" }],
    ["traceId", { kind: "trace", traceId: "no" }],
  ])("names %s where it is at fault", async (path, more) => {
    expect(await pin(more)).toMatchObject({ status: 422, body: { code: "invalid", errors: [{ path }] } });
  });

  it.each([
    ["ids", { ids: ["f".repeat(16)] }],
    ["pattern", { kind: "pattern", pattern: "f".repeat(16), service: "payments" }],
    ["traceId", { kind: "trace", traceId: "f".repeat(32) }],
  ])("refuses what has no %s in the window", async (path, more) => {
    expect(await pin(more)).toMatchObject({ status: 404, body: { errors: [{ path }] } });
  });

  it("is for those who take part, in incidents that they see", async () => {
    expect((await pin({}, await api.person("observer"))).status).toBe(403);
    const unknown = await post(`/api/incidents/${crypto.randomUUID()}/evidence`, ada, {
      commandId: "c",
      title: "T",
      ...window,
      kind: "lines",
      ids,
    });
    expect(unknown.status).toBe(404);
  });

  it("cannot be written by hand", async () => {
    const { payload } = await pinnedAt(await pin());
    const answer = await post(`/api/incidents/${incidentId}/events`, ada, {
      type: "evidence_pinned",
      commandId: "by-hand",
      payload,
    });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: "type" }] } });
  });
});
