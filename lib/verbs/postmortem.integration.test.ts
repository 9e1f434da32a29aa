import { createHash } from "node:crypto";

import { afterAll, beforeAll, expect, it } from "vitest";

import { canonicalJson } from "@/lib/timeline/canonical-json";
import { startTestApi, type TestApi, type TestPerson } from "@/test/api";

let api: TestApi;
let ada: TestPerson;
let grace: TestPerson;

beforeAll(async () => {
  api = await startTestApi();
  ada = await api.person("responder", { name: "Ada" });
  grace = await api.person("responder", { name: "Grace" });
});
afterAll(() => api.stop());

const get = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((inner, name) => Reflect.get(Object(inner), name), value);

async function declared(more: object = {}): Promise<string> {
  const body = { commandId: crypto.randomUUID(), title: "Checkout fails", ...more };
  const answer = await api.call("/api/incidents", { as: ada, method: "POST", body });
  return String(get(answer.body, "incidentId"));
}

const post = (incidentId: string, body: unknown, as: TestPerson | null = ada, path = "") =>
  api.call(`/api/incidents/${incidentId}/postmortem${path}`, { as, method: "POST", body });
const set = (incidentId: string, body: object, as: TestPerson | null = ada) =>
  post(incidentId, body, as, "/state");
const read = (incidentId: string, query = "", as: TestPerson = ada) =>
  api.call(`/api/incidents/${incidentId}/postmortem${query}`, { as });

async function events(incidentId: string): Promise<string[]> {
  const all = await api.runtime.log.read(incidentId, { after: 0, limit: 100 });
  return all.map(({ type }) => type);
}

it("is drafted once, by whomever, however often it is asked for", async () => {
  const incidentId = await declared();
  expect((await read(incidentId)).status).toBe(404);
  const asked = [
    post(incidentId, { commandId: "a" }),
    post(incidentId, { commandId: "b" }, grace),
    post(incidentId, { commandId: "a" }),
  ];
  const answers = await Promise.all(asked);
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(answers[1]?.body).toEqual(answers[0]?.body);
  expect((await post(incidentId, { commandId: "c" }, grace)).body).toEqual(answers[0]?.body);
  expect((await events(incidentId)).filter((type) => type === "postmortem_drafted")).toHaveLength(1);
  const { body } = await read(incidentId);
  expect(body).toMatchObject({ postmortem: { state: "draft" }, version: null, versions: [] });
  expect(JSON.stringify(get(body, "document"))).toContain("Checkout fails");
});

it("is finished by whoever repeats the request where the node died between text and event", async () => {
  const incidentId = await declared();
  const document = { type: "doc" as const, content: [{ type: "horizontalRule" as const }] };
  await api.runtime.documents.begin(incidentId, { document, throughSeq: 1 }, { id: ada.id, name: "Ada" });
  expect((await read(incidentId)).status).toBe(404);
  expect((await post(incidentId, { commandId: "again" })).status).toBe(201);
  expect(get((await read(incidentId)).body, "document")).toEqual(document);
});

it("is handed in, published and taken back, with what was frozen named in the log", async () => {
  const incidentId = await declared();
  expect((await set(incidentId, { commandId: "early", state: "in_review" })).status).toBe(404);
  await post(incidentId, { commandId: "draft" });
  const review = await set(incidentId, { commandId: "review", state: "in_review", reason: "Have a look" });
  expect(review).toMatchObject({ status: 200, body: { state: "in_review", version: { number: 1 } } });
  expect(
    (await set(incidentId, { commandId: "review", state: "in_review", reason: "Have a look" })).body,
  ).toEqual(review.body);
  expect(await set(incidentId, { commandId: "review-2", state: "in_review" })).toMatchObject({
    status: 409,
    body: { code: "unchanged" },
  });
  const published = await set(incidentId, { commandId: "publish", state: "published" }, grace);
  expect(published).toMatchObject({ status: 200, body: { version: { number: 2 } } });
  expect((await set(incidentId, { commandId: "publish-2", state: "published" })).status).toBe(409);
  expect((await set(incidentId, { commandId: "back", state: "draft" })).body).toMatchObject({
    version: null,
  });

  const { body } = await read(incidentId);
  expect(body).toMatchObject({
    postmortem: { state: "draft", version: get(published.body, "version") },
    versions: [
      { number: 2, state: "published", by: { name: "Grace" } },
      { number: 1, state: "in_review" },
    ],
  });
  const frozen = await read(incidentId, "?version=2");
  const hash = createHash("sha256")
    .update(canonicalJson(get(frozen.body, "document")))
    .digest("hex");
  expect(get(frozen.body, "version", "hash")).toBe(hash);
  expect((await read(incidentId, "?version=3")).status).toBe(404);
  expect((await read(incidentId, "?version=x")).status).toBe(422);
  expect((await events(incidentId)).filter((type) => type === "postmortem_state_set")).toHaveLength(3);
});

it("is for those who may see the incident, and written by those who take part", async () => {
  const manager = await api.person("manager");
  const observer = await api.person("observer");
  const incidentId = await declared();
  await post(incidentId, { commandId: "draft" });
  expect((await read(incidentId, "", observer)).status).toBe(200);
  expect((await post(incidentId, { commandId: "no" }, observer)).status).toBe(403);
  expect((await set(incidentId, { commandId: "no", state: "published" }, observer)).status).toBe(403);
  expect((await post(incidentId, { commandId: "no" }, null)).status).toBe(401);
  const people = [{ id: manager.id, name: "M" }];
  const body = { type: "access_changed", commandId: "shut", payload: { restricted: true, people } };
  await api.call(`/api/incidents/${incidentId}/events`, { as: manager, method: "POST", body });
  const answers = [read(incidentId), read(incidentId, "?version=1"), post(incidentId, { commandId: "x" })];
  for (const { status } of await Promise.all(answers)) expect(status).toBe(404);
  expect((await set(incidentId, { commandId: "x", state: "published" })).status).toBe(404);
});

it("cannot be claimed in the log by hand", async () => {
  const incidentId = await declared();
  const drafted = { type: "postmortem_drafted", commandId: "by-hand", payload: { throughSeq: 1 } };
  const answer = await api.call(`/api/incidents/${incidentId}/events`, {
    as: ada,
    method: "POST",
    body: drafted,
  });
  expect(answer).toMatchObject({ status: 422, body: { code: "invalid" } });
});
