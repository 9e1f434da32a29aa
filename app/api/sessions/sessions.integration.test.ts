import { afterAll, beforeAll, expect, it } from "vitest";

import { type AccessChange, onAccessChange } from "@/lib/store/access-channel";
import { startTestApi, type TestApi } from "@/test/api";
import { until } from "@/test/until";

let api: TestApi;
let changes: AccessChange[];
let stopListening: () => void;

beforeAll(async () => {
  api = await startTestApi();
  changes = [];
  let live = false;
  stopListening = onAccessChange(api.runtime.notifications, {
    onChange: (change) => void changes.push(change),
    onAnything: () => (live = true),
  });
  await until(() => live);
});

afterAll(async () => {
  stopListening();
  await api.stop();
});

const end = (as: { cookie: string }, id: string) => api.call(`/api/sessions/${id}`, { as, method: "DELETE" });

async function sessionsOf(as: { cookie: string }): Promise<{ id: string; current: boolean }[]> {
  return JSON.parse((await api.call("/api/sessions", { as })).text).sessions;
}

it("lists one's own sessions and ends one of them, on every node", async () => {
  const person = await api.person("observer");
  const elsewhere = await api.session(person.id);
  await api.person("observer");
  const sessions = await sessionsOf(person);
  expect(sessions).toHaveLength(2);
  expect(sessions.filter(({ current }) => current)).toHaveLength(1);
  const other = sessions.find(({ current }) => !current);
  expect((await end(person, other?.id ?? "")).status).toBe(204);
  expect((await api.call("/api/account", { as: elsewhere })).status).toBe(401);
  expect((await api.call("/api/account", { as: person })).status).toBe(200);
  expect((await end(person, other?.id ?? "")).status).toBe(404);
  await until(() => changes.some(({ sessionId }) => sessionId === other?.id));
  expect(changes.find(({ sessionId }) => sessionId === other?.id)?.personId).toBe(person.id);
});

it("does not show or end other people's, save for owners", async () => {
  const [person, manager, owner] = [
    await api.person("responder"),
    await api.person("manager"),
    await api.person("owner"),
  ];
  const [session] = await sessionsOf(person);
  const id = session?.id ?? "";
  expect((await end(manager, id)).body).toMatchObject({ status: 404, code: "not_found" });
  expect((await api.call("/api/account", { as: person })).status).toBe(200);
  expect((await end(owner, id)).status).toBe(204);
  expect((await api.call("/api/account", { as: person })).status).toBe(401);
});

it("signs out everywhere", async () => {
  const person = await api.person("observer");
  const elsewhere = await api.session(person.id);
  expect((await api.call("/api/sessions", { as: person, method: "DELETE" })).status).toBe(204);
  for (const as of [person, elsewhere]) expect((await api.call("/api/account", { as })).status).toBe(401);
  await until(() => changes.some(({ personId, sessionId }) => personId === person.id && !sessionId));
});

it("tells every node of a sign-out", async () => {
  const person = await api.person("observer");
  const [session] = await sessionsOf(person);
  expect((await api.call("/api/auth/sign-out", { as: person, method: "POST" })).status).toBe(204);
  await until(() => changes.some(({ sessionId }) => sessionId === session?.id));
});

it("ends by itself, and lasts while it is used", async () => {
  const { prisma } = api.runtime.database;
  const [late, fresh] = [await api.person("observer"), await api.person("observer")];
  await prisma.session.updateMany({
    where: { userId: late.id },
    data: { expiresAt: new Date(Date.now() - 1_000) },
  });
  const refused = await api.call("/api/account", { as: late });
  expect(refused.status).toBe(401);
  await prisma.session.updateMany({
    where: { userId: fresh.id },
    data: { expiresAt: new Date(Date.now() + 24 * 60 * 60 * 1_000) },
  });
  const extended = await api.call("/api/account", { as: fresh });
  expect(extended.headers.getSetCookie().join()).toMatch(/^parallax\.session_token=.*Max-Age=2592000/);
  expect((await api.call("/api/account", { as: extended })).status).toBe(200);
});
