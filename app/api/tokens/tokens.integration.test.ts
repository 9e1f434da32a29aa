import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type AccessChange, onAccessChange } from "@/lib/store/access-channel";
import { startTestApi, type TestApi, type TestPerson } from "@/test/api";
import { until } from "@/test/until";

let api: TestApi;
let manager: TestPerson;

beforeAll(async () => {
  api = await startTestApi();
  manager = await api.person("manager");
});

afterAll(() => api.stop());

const create = (body: unknown, as: TestPerson | { bearer: string } = manager) =>
  api.call("/api/tokens", { as, method: "POST", body });

async function created(scopes: readonly string[], as = manager): Promise<{ id: string; bearer: string }> {
  const answer = await create({ name: "deploys", scopes, expiresInDays: 30 }, as);
  expect(answer.status).toBe(201);
  const { token, secret } = JSON.parse(answer.text);
  return { id: token.id, bearer: secret };
}

const account = (bearer: string) => api.call("/api/account", { as: { bearer } });

describe("an API token", () => {
  it("is shown once and kept as a digest", async () => {
    const { id, bearer } = await created(["write", "read", "read"]);
    expect(bearer).toMatch(new RegExp(`^plx_${id}_[\\w-]{43}$`));
    const listed = await api.call("/api/tokens", { as: manager });
    expect(listed.body).toMatchObject({
      tokens: expect.arrayContaining([
        expect.objectContaining({ id, name: "deploys", scopes: ["read", "write"], lastUsedAt: null }),
      ]),
    });
    const secret = bearer.slice(-43);
    expect(listed.text).not.toContain(secret);
    expect(JSON.stringify(await api.runtime.database.prisma.apiToken.findMany())).not.toContain(secret);
  });

  it("does what both its scopes and its person may, and needs no Origin", async () => {
    const admin = await created(["admin"]);
    expect((await api.call("/api/invitations", { as: admin })).status).toBe(200);
    const read = await created(["read"]);
    const refused = await api.call("/api/invitations", { as: read });
    expect(refused.body).toMatchObject({ status: 403, code: "forbidden" });
    const observer = await api.person("observer");
    const weak = await created(["admin"], observer);
    expect((await api.call("/api/invitations", { as: weak })).status).toBe(403);
  });

  it("cannot make tokens, end sessions or change the password of its person", async () => {
    const admin = await created(["read", "write", "admin"]);
    for (const [method, path] of [
      ["POST", "/api/tokens"],
      ["GET", "/api/tokens"],
      ["DELETE", "/api/sessions"],
      ["PUT", "/api/account/password"],
      ["PATCH", "/api/account"],
    ] as const)
      expect((await api.call(path, { as: admin, method })).status).toBe(403);
  });

  it("notes its use once a minute, not more often", async () => {
    const { prisma } = api.runtime.database;
    const lastUsed = async ({ id }: { id: string }) =>
      (await prisma.apiToken.findUniqueOrThrow({ where: { id } })).lastUsedAt;
    const fresh = await created(["read"]);
    await account(fresh.bearer);
    const first = await lastUsed(fresh);
    expect(first).not.toBeNull();
    await account(fresh.bearer);
    expect(await lastUsed(fresh)).toEqual(first);
    const known = await created(["read"]);
    const before = new Date(Date.now() - 61_000);
    await prisma.apiToken.update({ where: { id: known.id }, data: { lastUsedAt: before } });
    await account(known.bearer);
    expect((await lastUsed(known))?.getTime()).toBeGreaterThan(before.getTime());
  });

  it("ends when it runs out, and when it is revoked, on every node", async () => {
    const { prisma } = api.runtime.database;
    const [late, revoked] = [await created(["read"]), await created(["read"])];
    await prisma.apiToken.update({ where: { id: late.id }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect((await account(late.bearer)).status).toBe(401);

    const changes: AccessChange[] = [];
    let live = false;
    const stop = onAccessChange(api.runtime.notifications, {
      onChange: (change) => void changes.push(change),
      onAnything: () => (live = true),
    });
    await until(() => live);
    const other = await api.person("owner");
    const end = (as: TestPerson) => api.call(`/api/tokens/${revoked.id}`, { as, method: "DELETE" });
    expect((await end(other)).status).toBe(404);
    expect((await end(manager)).status).toBe(204);
    expect((await end(manager)).status).toBe(404);
    expect((await account(revoked.bearer)).status).toBe(401);
    await until(() => changes.length > 0);
    stop();
    expect(changes).toEqual([{ personId: manager.id, tokenId: revoked.id }]);
  });

  it("is not a cookie: a bad one is refused although a good cookie is beside it", async () => {
    const { bearer } = await created(["read"]);
    const flipped = bearer.slice(0, -1) + (bearer.endsWith("A") ? "B" : "A");
    for (const value of [
      `Bearer ${flipped}`,
      `Bearer ${bearer} `.trim() + "x",
      "Bearer plx_0000000000000000_" + "A".repeat(43),
      "Bearer x",
      "Bearer",
      `Basic ${bearer}`,
      bearer,
    ]) {
      const answer = await api.call("/api/account", {
        as: manager,
        headers: { authorization: value },
      });
      expect([value, answer.status]).toEqual([value, 401]);
      expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer/);
    }
  });

  it.each([
    [{ name: "", scopes: ["read"], expiresInDays: 1 }, "name"],
    [{ name: "x", scopes: [], expiresInDays: 1 }, "scopes"],
    [{ name: "x", scopes: ["everything"], expiresInDays: 1 }, "scopes.0"],
    [{ name: "x", scopes: ["read"], expiresInDays: 0 }, "expiresInDays"],
    [{ name: "x", scopes: ["read"], expiresInDays: 1.5 }, "expiresInDays"],
    [{ name: "x", scopes: ["read"] }, "expiresInDays"],
  ])("cannot be made from %j", async (body, path) => {
    expect((await create(body)).body).toMatchObject({ status: 422, errors: [{ path }] });
  });
});
