import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";

import type { Role } from "@/lib/policy/abilities";
import { createOidc } from "@/lib/server/auth-oidc";
import { installRuntime, type Runtime } from "@/lib/server/runtime";
import { type Answer, startTestApi, type TestApi } from "@/test/api";
import { start, type TestOidcProvider } from "@/test/oidc-provider";

import { visit } from "@/test/visit";

let api: TestApi;
let provider: TestOidcProvider;

beforeAll(async () => {
  api = await startTestApi();
  provider = await start({
    origin: api.origin,
    people: [
      { email: "ada@parallax.test", name: "Ada Lovelace" },
      { email: "unproven@parallax.test", name: "Somebody", verified: false },
    ],
  });
});

afterAll(async () => {
  await provider.stop();
  await api.stop();
});

beforeEach(() => {
  installRuntime(withProvider(api.runtime));
});

afterEach(() => provider.resume());

/** The same process with an identity provider that it has not asked anything yet. */
function withProvider(runtime: Runtime): Runtime {
  const { issuer, clientId, clientSecret } = provider;
  const settings = { issuer, clientId, clientSecret, name: "Example ID" };
  return { ...runtime, oidc: createOidc(settings, runtime) };
}

const begin = (next?: string) =>
  api.call("/api/auth/oidc", { method: "POST", body: { next }, headers: { origin: api.origin } });

/** Goes through the provider's page as this person; gives the answer to the way back. */
async function signIn(email: string, { next, tamper }: { next?: string; tamper?: (url: URL) => void } = {}) {
  const started = await begin(next);
  expect(started.status).toBe(200);
  const { url } = JSON.parse(started.text);
  const fields = email === "cancel" ? { cancel: "1" } : { email };
  const back = new URL(await visit(url, { fields, until: api.origin }));
  tamper?.(back);
  return api.call(back.pathname + back.search, { headers: { cookie: started.cookie } });
}

const goesTo = ({ status, headers }: Answer) => `${status} ${headers.get("location")}`;
const account = async (as: Answer) => (await api.call("/api/account", { as })).body;

describe("signing in through the identity provider", () => {
  it("asks with PKCE, a state and a nonce", async () => {
    const { searchParams } = new URL(JSON.parse((await begin()).text).url);
    expect(searchParams.get("code_challenge_method")).toBe("S256");
    for (const name of ["code_challenge", "state", "nonce"])
      expect(searchParams.get(name)?.length).toBeGreaterThan(20);
    expect(searchParams.get("redirect_uri")).toBe(`${api.origin}/api/auth/callback/oidc`);
  });

  it("makes an observer of a newcomer, and leads to where they were going", async () => {
    const back = await signIn("ada@parallax.test", { next: "/incidents/7?view=board" });
    expect(goesTo(back)).toBe("302 /incidents/7?view=board");
    expect(await account(back)).toMatchObject({
      name: "Ada Lovelace",
      email: "ada@parallax.test",
      role: "observer",
      hasPassword: false,
    });
    const again = await signIn("ada@parallax.test");
    expect(await account(again)).toEqual(await account(back));
    expect(await api.runtime.database.prisma.user.count({ where: { email: "ada@parallax.test" } })).toBe(1);
  });

  it("never leads off the site", async () => {
    for (const next of ["//hostile.test", "https://hostile.test/", "/\\hostile.test"])
      expect(goesTo(await signIn("ada@parallax.test", { next }))).toBe("302 /");
  });

  it("keeps none of the provider's tokens", async () => {
    await signIn("ada@parallax.test");
    const accounts = await api.runtime.database.prisma.account.findMany({ where: { providerId: "oidc" } });
    expect(accounts.length).toBeGreaterThan(0);
    for (const { accessToken, refreshToken, idToken } of accounts)
      expect([accessToken, refreshToken, idToken]).toEqual([null, null, null]);
  });

  it("gives who was invited their role, and the invitation ends", async () => {
    const manager = await api.person("manager");
    const invite = { email: "grace@parallax.test", role: "responder" satisfies Role };
    const invited = await api.call("/api/invitations", { as: manager, method: "POST", body: invite });
    expect(invited.status).toBe(201);
    const back = await signIn("grace@parallax.test");
    expect(await account(back)).toMatchObject({ name: "grace", role: "responder" });
    const token = new URL(JSON.parse(invited.text).link).searchParams.get("token");
    expect((await api.call(`/api/invitations/accept?token=${token}`)).body).toEqual({ state: "used" });
  });

  it("is the same person as with the same address before", async () => {
    const known = await api.person("manager", { email: "max@parallax.test" });
    expect(await account(await signIn("max@parallax.test"))).toMatchObject({ id: known.id, role: "manager" });
  });

  it("is refused with an address that the provider has not proven: no account, no link", async () => {
    const before = await api.countRows();
    expect(goesTo(await signIn("unproven@parallax.test", { next: "/x" }))).toBe(
      "302 /sign-in?error=email_not_verified&next=%2Fx",
    );
    expect(await api.countRows()).toEqual(before);
    const known = await api.person("owner", { email: "unproven@parallax.test" });
    const back = await signIn("unproven@parallax.test");
    expect(goesTo(back)).toMatch(/\/sign-in\?error=/);
    expect((await api.call("/api/account", { as: back })).status).toBe(401);
    expect(await api.runtime.database.prisma.account.count({ where: { userId: known.id } })).toBe(0);
  });

  it("is refused to who has been disabled", async () => {
    const back = await signIn("gone@parallax.test");
    const { prisma } = api.runtime.database;
    await prisma.user.update({ where: { email: "gone@parallax.test" }, data: { disabledAt: new Date() } });
    expect((await api.call("/api/account", { as: back })).status).toBe(401);
    expect(goesTo(await signIn("gone@parallax.test"))).toBe("302 /sign-in?error=disabled");
  });

  it("can be called off", async () => {
    expect(goesTo(await signIn("cancel"))).toBe("302 /sign-in?error=cancelled");
  });
});

describe("a forged way back", () => {
  const failed = "302 /sign-in?error=failed";

  it.each([
    ["another state", (url: URL) => url.searchParams.set("state", "x".repeat(32))],
    ["no state", (url: URL) => url.searchParams.delete("state")],
    ["another code", (url: URL) => url.searchParams.set("code", "x".repeat(43))],
    ["another issuer", (url: URL) => url.searchParams.set("iss", "https://hostile.test")],
  ])("with %s opens nothing", async (_, tamper) => {
    const before = await api.countRows();
    const back = await signIn("mallory@parallax.test", { tamper });
    expect(goesTo(back)).toBe(failed);
    expect(await api.countRows()).toEqual(before);
  });

  it("into somebody else's browser opens nothing", async () => {
    const started = await begin();
    const back = new URL(
      await visit(JSON.parse(started.text).url, {
        fields: { email: "eve@parallax.test" },
        until: api.origin,
      }),
    );
    const victim = await begin();
    const answer = await api.call(back.pathname + back.search, { headers: { cookie: victim.cookie } });
    expect(goesTo(answer)).toBe(failed);
    expect(goesTo(await api.call(back.pathname + back.search))).toBe(failed);
  });

  it("used twice opens nothing the second time", async () => {
    const started = await begin();
    const back = new URL(
      await visit(JSON.parse(started.text).url, {
        fields: { email: "ada@parallax.test" },
        until: api.origin,
      }),
    );
    const headers = { cookie: started.cookie };
    expect(goesTo(await api.call(back.pathname + back.search, { headers }))).toBe("302 /");
    expect(goesTo(await api.call(back.pathname + back.search, { headers }))).toBe(failed);
  });
});

describe("while the identity provider is away", () => {
  it("says so, and passwords, sessions and tokens work; when it is back, so does it", async () => {
    await provider.pause();
    installRuntime(withProvider(api.runtime));
    expect((await api.call("/api/auth/methods")).body).toEqual({
      oidc: { name: "Example ID", reachable: false },
    });
    const started = await begin();
    expect(started.body).toMatchObject({ status: 503, code: "unavailable" });
    expect(started.headers.get("retry-after")).toBe("10");
    const person = await api.person("responder");
    expect((await api.call("/api/account", { as: person })).status).toBe(200);
    const wrong = { email: person.email, password: "not the right one at all" };
    const headers = { origin: api.origin };
    expect((await api.call("/api/auth/sign-in", { method: "POST", body: wrong, headers })).status).toBe(401);
    expect(goesTo(await api.call("/api/auth/callback/oidc?code=x&state=y"))).toBe(
      "302 /sign-in?error=failed",
    );

    await provider.resume();
    installRuntime(withProvider(api.runtime));
    expect((await api.call("/api/auth/methods")).body).toMatchObject({ oidc: { reachable: true } });
    expect(await account(await signIn("ada@parallax.test"))).toMatchObject({ email: "ada@parallax.test" });
  });

  it("fails on the way back with a page, and not with an error", async () => {
    const started = await begin();
    const back = new URL(
      await visit(JSON.parse(started.text).url, {
        fields: { email: "late@parallax.test" },
        until: api.origin,
      }),
    );
    await provider.pause();
    const answer = await api.call(back.pathname + back.search, { headers: { cookie: started.cookie } });
    expect(goesTo(answer)).toBe("302 /sign-in?error=failed");
  });
});

it("is not there where none is configured", async () => {
  installRuntime({ ...api.runtime, oidc: null });
  expect((await api.call("/api/auth/methods")).body).toEqual({ oidc: null });
  expect((await begin()).body).toMatchObject({ status: 404, code: "not_found" });
  expect(goesTo(await api.call("/api/auth/callback/oidc?code=x"))).toBe("302 /sign-in?error=failed");
});
