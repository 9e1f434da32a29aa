import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { secretDigest } from "@/lib/store/secret-digest";
import { passwords } from "@/lib/server/auth-secrets";
import { startTestApi, type TestApi, type TestPerson } from "@/test/api";

const PASSWORD = "correct horse battery staple";
const WRONG = "not the right one at all";

let api: TestApi;
let ada: TestPerson;

beforeAll(async () => {
  api = await startTestApi({ trustProxy: true });
  ada = await withPassword("Ada");
});

afterAll(() => api.stop());

async function withPassword(name: string): Promise<TestPerson> {
  const person = await api.person("responder", { name });
  await api.runtime.database.prisma.account.create({
    data: {
      id: `${person.id}-password`,
      accountId: person.id,
      providerId: "credential",
      userId: person.id,
      password: await passwords.hash(PASSWORD),
    },
  });
  return person;
}

function signIn(email: unknown, password: unknown, headers: Record<string, string> = {}) {
  return api.call("/api/auth/sign-in", {
    method: "POST",
    body: { email, password },
    headers: { origin: api.origin, ...headers },
  });
}

describe("signing in with a password", () => {
  it("gives the account, what it may do, and a cookie that no script can read", async () => {
    const answer = await signIn(` ${ada.email.toUpperCase()} `, PASSWORD);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      id: ada.id,
      name: "Ada",
      email: ada.email,
      role: "responder",
      hasPassword: true,
      abilities: [
        "read incidents",
        "read telemetry",
        "declare incidents",
        "take part in incidents",
        "send telemetry",
        "send alerts",
        "send changes",
        "manage own account",
      ],
    });
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^parallax\.session_token=/);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/i);
    expect(cookie).not.toMatch(/Secure/);
    expect((await api.call("/api/account", { as: answer })).body).toMatchObject({ id: ada.id });
  });

  it("keeps the digest of the session's token and not the token", async () => {
    const { cookie } = await signIn(ada.email, PASSWORD);
    const [token = ""] = decodeURIComponent(cookie.split("=")[1] ?? "").split(".");
    const { prisma } = api.runtime.database;
    const stored = (await prisma.session.findMany({ where: { userId: ada.id } })).map((row) => row.token);
    expect(token.length).toBeGreaterThanOrEqual(32);
    expect(stored).toContain(secretDigest(token));
    expect(JSON.stringify(await prisma.session.findMany())).not.toContain(token);
    // What the table holds opens nothing.
    const forged = cookie.replace(token, secretDigest(token));
    expect((await api.call("/api/account", { as: { cookie: forged } })).status).toBe(401);
  });

  it("does not tell a wrong password from an unknown address, nor from an account without a password", async () => {
    const without = await api.person("observer");
    const answers = await Promise.all([
      signIn(ada.email, WRONG),
      signIn("nobody@parallax.test", WRONG),
      signIn(without.email, WRONG),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(answer.body).toEqual(answers[0]?.body);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });

  it("ends the session that signed in before in the same browser", async () => {
    const first = await signIn(ada.email, PASSWORD);
    const second = await signIn(ada.email, PASSWORD, { cookie: first.cookie });
    expect(second.status).toBe(200);
    expect((await api.call("/api/account", { as: first })).status).toBe(401);
    expect((await api.call("/api/account", { as: second })).status).toBe(200);
  });

  it("is refused to who has been disabled, and only who knows the password learns of it", async () => {
    const gone = await withPassword("Gone");
    await api.runtime.database.prisma.user.update({
      where: { id: gone.id },
      data: { disabledAt: new Date() },
    });
    expect((await signIn(gone.email, PASSWORD)).body).toMatchObject({ status: 403, code: "forbidden" });
    expect((await signIn(gone.email, WRONG)).status).toBe(401);
    expect((await api.call("/api/account", { as: gone })).status).toBe(401);
  });

  it("has no way to sign up, and does not say whether an address is known", async () => {
    const body = { email: ada.email, password: PASSWORD, name: "Somebody" };
    const answer = await api.call("/api/auth/sign-up/email", {
      method: "POST",
      body,
      headers: { origin: api.origin },
    });
    expect(answer.body).toMatchObject({ status: 404, code: "not_found" });
  });

  it.each([
    [{}, ["email", "password"]],
    [{ email: 7, password: PASSWORD }, ["email"]],
    [{ email: "no address", password: PASSWORD }, ["email"]],
    [{ email: "ada@parallax.test", password: "" }, ["password"]],
    [{ email: "ada@parallax.test", password: "x".repeat(5_000) }, ["password"]],
    [[], [""]],
    [null, [""]],
  ])("says what is wrong with %j", async (body, paths) => {
    const answer = await api.call("/api/auth/sign-in", {
      method: "POST",
      body,
      headers: { origin: api.origin },
    });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: paths.map((path) => ({ path })) });
  });

  it("signs out: the session and the cookie are gone", async () => {
    const signedIn = await signIn(ada.email, PASSWORD);
    const out = await api.call("/api/auth/sign-out", { as: signedIn, method: "POST" });
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie().join()).toMatch(/parallax\.session_token=;.*Max-Age=0/);
    expect((await api.call("/api/account", { as: signedIn })).status).toBe(401);
  });
});

describe("guessing", () => {
  it("lets exactly ten of forty guesses through at once, and the right password not after them", async () => {
    const target = await withPassword("Target");
    const from = { "x-forwarded-for": "198.51.100.7" };
    const answers = await Promise.all(Array.from({ length: 40 }, () => signIn(target.email, WRONG, from)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(30);
    const refused = await signIn(target.email, PASSWORD, from);
    expect(refused.body).toMatchObject({ status: 429, code: "rate_limited" });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    // Elsewhere they are not locked out.
    expect((await signIn(target.email, PASSWORD, { "x-forwarded-for": "198.51.100.8" })).status).toBe(200);
  });

  it("believes the proxy about the last hop only, so nobody can pretend to be many", async () => {
    const target = await withPassword("Spoofed");
    const statuses: number[] = [];
    for (let guess = 0; guess < 12; guess += 1) {
      const headers = {
        "x-forwarded-for": `203.0.113.${guess}, 198.51.100.9`,
        "x-real-ip": `203.0.113.${guess}`,
      };
      statuses.push((await signIn(target.email, WRONG, headers)).status);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
  });

  it("forgets mistakes once the right password came", async () => {
    const target = await withPassword("Forgetful");
    const from = { "x-forwarded-for": "198.51.100.10" };
    for (let round = 0; round < 3; round += 1) {
      for (let guess = 0; guess < 6; guess += 1)
        expect((await signIn(target.email, WRONG, from)).status).toBe(401);
      expect((await signIn(target.email, PASSWORD, from)).status).toBe(200);
    }
  });
});
