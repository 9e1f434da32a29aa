import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { passwords } from "@/lib/server/auth-secrets";
import { startTestApi, type TestApi, type TestPerson } from "@/test/api";

const PASSWORD = "correct horse battery staple";
const NEW = "another horse battery staple";

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});

afterAll(() => api.stop());

const put = (as: TestPerson, body: unknown) => api.call("/api/account/password", { as, method: "PUT", body });

const signIn = (email: string, password: string) =>
  api.call("/api/auth/sign-in", {
    method: "POST",
    body: { email, password },
    headers: { origin: api.origin },
  });

async function withPassword(): Promise<TestPerson> {
  const person = await api.person("responder");
  await api.runtime.credentials.setPassword({
    userId: person.id,
    passwordHash: await passwords.hash(PASSWORD),
    keepSessionId: "none",
  });
  return { ...person, ...(await api.session(person.id)) };
}

describe("one's own account", () => {
  it("says what a session may do, and what a token may: never more", async () => {
    const manager = await api.person("manager");
    const mine = await api.call("/api/account", { as: manager });
    expect(mine.body).toMatchObject({
      id: manager.id,
      role: "manager",
      abilities: expect.arrayContaining(["manage people", "manage own account"]),
    });
    const token = await api.token(manager, ["read"]);
    expect((await api.call("/api/account", { as: token })).body).toMatchObject({
      id: manager.id,
      abilities: ["read incidents", "read telemetry"],
    });
  });

  it("takes another name", async () => {
    const person = await api.person("observer");
    const patch = (body: unknown) => api.call("/api/account", { as: person, method: "PATCH", body });
    expect((await patch({ name: "  Ada Lovelace " })).body).toMatchObject({ name: "Ada Lovelace" });
    expect((await api.call("/api/account", { as: person })).body).toMatchObject({ name: "Ada Lovelace" });
    for (const name of ["", " ", "x".repeat(121), "a\u0000b", 7])
      expect((await patch({ name })).body).toMatchObject({ status: 422, errors: [{ path: "name" }] });
    expect((await patch({ name: "Ada", role: "owner" })).status).toBe(422);
  });
});

describe("a password", () => {
  it("changes with the current one only, and ends every other session", async () => {
    const person = await withPassword();
    const elsewhere = await api.session(person.id);
    expect((await put(person, { password: NEW })).body).toMatchObject({ errors: [{ path: "current" }] });
    expect((await put(person, { current: NEW, password: NEW })).body).toMatchObject({
      errors: [{ path: "current" }],
    });
    expect((await put(person, { current: PASSWORD, password: "short" })).body).toMatchObject({
      errors: [{ path: "password" }],
    });
    expect((await put(person, { current: PASSWORD, password: NEW })).status).toBe(204);
    expect((await api.call("/api/account", { as: person })).status).toBe(200);
    expect((await api.call("/api/account", { as: elsewhere })).status).toBe(401);
    expect((await signIn(person.email, PASSWORD)).status).toBe(401);
    expect((await signIn(person.email, NEW)).status).toBe(200);
  });

  it("cannot be guessed through a stolen session", async () => {
    const person = await withPassword();
    const answers = await Promise.all(
      Array.from({ length: 14 }, () => put(person, { current: NEW, password: NEW })),
    );
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(4);
  });

  it("can be given to who has none", async () => {
    const person = await api.person("observer");
    expect((await api.call("/api/account", { as: person })).body).toMatchObject({ hasPassword: false });
    expect((await put(person, { password: NEW })).status).toBe(204);
    expect((await api.call("/api/account", { as: person })).body).toMatchObject({ hasPassword: true });
    expect((await signIn(person.email, NEW)).status).toBe(200);
  });
});
