import { randomBytes } from "node:crypto";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { secretDigest } from "@/lib/store/secret-digest";
import { startTestApi, type TestApi } from "@/test/api";

const OWNER = { name: "Ada", email: "ada@parallax.test", password: "correct horse battery staple" };

let api: TestApi;

beforeEach(async () => {
  api = await startTestApi();
});

afterEach(() => api.stop());

/** What the start command prints. */
async function link({ purpose = "owner", expiresInMs = 60_000 } = {}): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await api.runtime.database.prisma.signInLink.create({
    data: { tokenHash: secretDigest(token), purpose, expiresAt: new Date(Date.now() + expiresInMs) },
  });
  return token;
}

const lookUp = async (token: string) => (await api.call(`/api/sign-in-link?token=${token}`)).body;
const use = (token: unknown, owner?: unknown) =>
  api.call("/api/sign-in-link", {
    method: "POST",
    body: { token, ...(owner !== undefined && { owner }) },
    headers: { origin: api.origin },
  });

describe("the first link", () => {
  it("makes the owner, signed in; looking at it spends nothing", async () => {
    const token = await link();
    for (let round = 0; round < 3; round += 1) expect(await lookUp(token)).toEqual({ state: "first_owner" });
    const answer = await use(token, OWNER);
    expect(answer.body).toMatchObject({ name: "Ada", email: OWNER.email, role: "owner", hasPassword: true });
    expect((await api.call("/api/account", { as: answer })).body).toMatchObject({ role: "owner" });
    expect(await lookUp(token)).toEqual({ state: "used" });
    expect((await use(token, OWNER)).body).toMatchObject({ status: 409, code: "conflict" });
    const { email, password } = OWNER;
    const again = await api.call("/api/auth/sign-in", { method: "POST", body: { email, password } });
    expect(again.status).toBe(200);
  });

  it("asks for the owner's details, and stays good until they are right", async () => {
    const token = await link();
    expect((await use(token)).body).toMatchObject({ status: 422, errors: [{ path: "owner" }] });
    expect((await use(token, { ...OWNER, password: "short" })).body).toMatchObject({
      errors: [{ path: "owner.password" }],
    });
    expect((await use(token, { ...OWNER, email: "ada" })).body).toMatchObject({
      errors: [{ path: "owner.email" }],
    });
    expect(await api.countRows()).toMatchObject({ users: 0, accounts: 0, sessions: 0 });
    expect((await use(token, OWNER)).status).toBe(200);
  });

  it("makes one owner when it, and a second link, are used many times at once", async () => {
    const [token, second] = [await link(), await link()];
    const answers = await Promise.all(
      [token, token, token, second, second, second].map((used, index) =>
        use(used, { ...OWNER, email: `owner-${index}@parallax.test` }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(4);
    expect(await api.countRows()).toMatchObject({ users: 1, accounts: 1 });
  });

  it("makes an owner of who came through the identity provider before", async () => {
    const known = await api.person("observer", { name: "A. L.", email: OWNER.email });
    const answer = await use(await link(), OWNER);
    expect(answer.body).toMatchObject({ id: known.id, name: "Ada", role: "owner", hasPassword: true });
  });
});

describe("a later link", () => {
  it("signs the first owner in, and changes nothing about them", async () => {
    await use(await link(), OWNER);
    await api.person("owner");
    const token = await link();
    expect(await lookUp(token)).toEqual({ state: "owner", name: "Ada" });
    const answer = await use(token, { ...OWNER, name: "Eve", email: "eve@parallax.test" });
    expect(answer.body).toMatchObject({ name: "Ada", email: OWNER.email, role: "owner" });
    expect((await use(token)).status).toBe(409);
  });

  it("opens nothing when it is late, of another purpose, or made up", async () => {
    const [late, other] = [await link({ expiresInMs: -1 }), await link({ purpose: "something" })];
    expect(await lookUp(late)).toEqual({ state: "expired" });
    expect(await lookUp(other)).toEqual({ state: "unknown" });
    expect(await lookUp("made-up")).toEqual({ state: "unknown" });
    expect((await use(late, OWNER)).status).toBe(409);
    expect((await use(other, OWNER)).status).toBe(404);
    expect((await use("made-up", OWNER)).status).toBe(404);
    expect((await use(7, OWNER)).status).toBe(422);
    expect((await api.call("/api/sign-in-link")).status).toBe(422);
    expect(await api.countRows()).toMatchObject({ users: 0 });
  });

  it("cannot be guessed at for long", async () => {
    const statuses: number[] = [];
    for (let guess = 0; guess < 104; guess += 1)
      statuses.push((await api.call(`/api/sign-in-link?token=guess-${guess}`)).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(100);
    expect(statuses.slice(100)).toEqual([429, 429, 429, 429]);
  });
});
