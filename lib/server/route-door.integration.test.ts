import { createServer } from "node:http";

import { afterAll, beforeAll, expect, it } from "vitest";

import { alertmanagerCall } from "@/test/alertmanager-call";
import { startTestApi, type TestApi } from "@/test/api";
import { sentSpans } from "@/test/telemetry";

import { dataAnswer, everyAnswer } from "./answer-headers";
import { CLIENT_ADDRESS_HEADER, stampClientAddress } from "./route-address";
import { doorOf } from "./route-door";
import { TELEMETRY_BODY_LIMIT } from "./route-telemetry";

const HOUR_US = 3_600_000_000;
/** Whatever the time: older than the future, younger than what is kept. */
const T0 = Math.floor(Date.now() / 3_600_000 - 1) * HOUR_US;
const PROTOBUF = "application/x-protobuf";

let api: TestApi;
let authorization: string;
let origin: string;

const server = createServer((request, response) => {
  stampClientAddress(request, false);
  const door = doorOf(request);
  if (door) door.answer(request, response);
  else response.writeHead(418).end();
});

beforeAll(async () => {
  api = await startTestApi();
  const { bearer } = await api.token(await api.person("responder"), ["ingest"]);
  authorization = `Bearer ${bearer}`;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await api.stop();
});

const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`${origin}${path}`, {
    method: "POST",
    body,
    headers: { authorization, "content-type": PROTOBUF, ...headers },
  });

it("keeps what comes in, and answers with the headers of data", async () => {
  const answer = await post("/v1/traces", sentSpans(T0, 7).body);
  expect([answer.status, await answer.text()]).toEqual([200, ""]);
  for (const [name, value] of Object.entries({ ...everyAnswer, ...dataAnswer, "content-type": PROTOBUF }))
    expect(answer.headers.get(name)).toBe(value);
  const lines = await post("/v1/logs/text?service=till", "one\ntwo\n", { "content-type": "text/plain" });
  expect(await lines.json()).toEqual({ rejected: 0, message: "" });
  const { spans, logs } = await api.runtime.telemetry.read({ fromUs: 0, toUs: 2 ** 53 });
  expect([spans.traceId.length, logs.body, logs.texts]).toEqual([7, ["one", "two"], ["till"]]);
});

it("turns away by the table of who may send, in the sender's format", async () => {
  const stranger = await post("/v1/traces", sentSpans(T0, 1).body, { authorization: "Bearer nobody" });
  expect([stranger.status, stranger.headers.get("content-type")]).toEqual([401, PROTOBUF]);
  const large = await post("/v1/metrics", new Uint8Array(TELEMETRY_BODY_LIMIT + 1));
  expect(large.status).toBe(413);
  const looked = await fetch(`${origin}/v1/logs`, { method: "HEAD" });
  expect([looked.status, looked.headers.get("allow")]).toEqual([405, "POST"]);
});

it("takes alerts, by whoever may send them", async () => {
  const path = "/api/alerts/alertmanager";
  const body = JSON.stringify(alertmanagerCall([]));
  expect((await post(path, body)).status).toBe(403);
  const { bearer } = await api.token(await api.person("responder"), ["alerts"]);
  const taken = await post(path, body, { authorization: `Bearer ${bearer}` });
  expect([taken.status, await taken.json()]).toEqual([
    200,
    { taken: 0, repeated: 0, unheard: 0, rejected: 0, message: "" },
  ]);
});

it("takes what a program writes into a room, once for each command", async () => {
  const { bearer } = await api.token(await api.person("responder"), ["read", "write"]);
  const declared = await api.call("/api/incidents", {
    as: { bearer },
    method: "POST",
    body: { commandId: "declared", title: "Cards fail", severity: "SEV2" },
  });
  const id = String(Reflect.get(Object(declared.body), "incidentId"));
  const write = (address: string) =>
    post(
      `/api/incidents/${address}/events`,
      JSON.stringify({ commandId: "note", type: "note_added", payload: { markdown: "Seen" } }),
      { authorization: `Bearer ${bearer}`, "content-type": "application/json" },
    );
  const written = await write(id);
  expect([written.status, written.headers.get("cache-control")]).toEqual([201, "no-store"]);
  const again = await write(id.replace("-", "%2D"));
  expect([again.status, await again.json()]).toEqual([201, await written.json()]);
  expect((await write("%00")).status).toBe(404);
  expect(doorOf({ url: `/api/incidents/${id}/events`, method: "POST" })?.takesTurns).toBe(true);
});

it("counts tokens that open nothing by where they come from, whatever a sender says of that", async () => {
  const statuses: number[] = [];
  for (let turn = 0; turn < 40; turn++) {
    const { status } = await post("/v1/traces", "", {
      authorization: `Bearer nobody-${turn}`,
      [CLIENT_ADDRESS_HEADER]: `203.0.113.${turn}`,
    });
    statuses.push(status);
  }
  expect(new Set(statuses)).toEqual(new Set([401, 429]));
});

it.each(["/v1/unknown", "/", "/api/incidents/1/events/", "/api/incidents/1/2/events", "/api/incidents"])(
  "leaves %s to others",
  async (path) => {
    expect((await post(path, "")).status).toBe(418);
  },
);

it("leaves the reading of a log to others", async () => {
  expect((await fetch(`${origin}/api/incidents/1/events`)).status).toBe(418);
});
