import { request as nodeRequest } from "node:http";

import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";

import { type Answer, startTestApi, type TestApi, type TestPerson } from "@/test/api";

import { createBadTokenLimit, createWriteLimit } from "./rate-limit-writes";
import { BODY_LIMIT } from "./route-body";
import { installRuntime } from "./runtime";

let api: TestApi;
let manager: TestPerson;
let token: { bearer: string };

beforeAll(async () => {
  api = await startTestApi();
  manager = await api.person("manager");
  token = await api.token(manager, ["admin"]);
});

afterAll(() => api.stop());

const INVITATION = { email: "guest@parallax.test", role: "observer" };
const invite = (headers: Record<string, string>, body: unknown = INVITATION) =>
  api.call("/api/invitations", { method: "POST", body, headers });

/** "403 forbidden" for a problem that is as RFC 9457 wants it and shows nothing of the inside; else what is wrong. */
function faultOf({ status, headers, body, text }: Answer): string {
  if (headers.get("content-type") !== "application/problem+json") return `a ${headers.get("content-type")}`;
  if (headers.get("cache-control") !== "no-store") return "may be stored";
  if (/\.ts\b|node_modules|\bat \w+ \(|prisma|select /i.test(text)) return `shows its inside: ${text}`;
  const { type, code, status: said } = problemDocument.parse(body);
  if (type !== `urn:parallax:problem:${code}` || said !== status) return `contradicts itself: ${text}`;
  return `${status} ${code}`;
}

const problemDocument = z.object({
  type: z.string(),
  title: z.string().min(1),
  detail: z.string().min(1),
  status: z.number(),
  code: z.string(),
});

/** Sends so many bytes of blanks in chunks, without saying how many, until the answer comes. */
function streamTo(
  url: string,
  { headers, bytes }: { headers: Record<string, string>; bytes: number },
): Promise<{ status: number | undefined; sent: number }> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    const sending = nodeRequest(url, { method: "PATCH", headers });
    const chunk = Buffer.alloc(64 * 1024, 0x20);
    const push = () => {
      if (sent >= bytes) return void sending.end();
      sent += chunk.byteLength;
      sending.write(chunk, (error) => error ?? setImmediate(push));
    };
    sending.on("response", ({ statusCode }) => {
      resolve({ status: statusCode, sent });
      sending.destroy();
    });
    sending.on("error", reject);
    push();
  });
}

describe("a write with a cookie", () => {
  it.each([
    ["of another site", { origin: "https://hostile.test" }],
    ["null", { origin: "null" }],
    ["of another port here", { origin: "http://127.0.0.1:1" }],
    ["of a page on this host by another name", { origin: "http://localhost:1" }],
    ["that is no address", { origin: "x" }],
    ["that is missing", {}],
  ])("is refused with an Origin %s, and writes nothing", async (_, headers) => {
    const before = await api.countRows();
    expect(faultOf(await invite({ cookie: manager.cookie, ...headers }))).toBe("403 forbidden");
    expect(await api.countRows()).toEqual(before);
  });

  it("is taken from the public address, and on loopback from the address it was sent to", async () => {
    expect((await invite({ cookie: manager.cookie, origin: api.origin })).status).toBe(201);
    const { runtime } = api;
    const environment = { ...runtime.environment, origin: "https://parallax.test" };
    installRuntime({ ...runtime, environment });
    const statuses = [];
    for (const origin of ["https://parallax.test", api.origin, "https://parallax.test.hostile.test"])
      statuses.push((await invite({ cookie: manager.cookie, origin })).status);
    installRuntime(runtime);
    expect(statuses).toEqual([201, 201, 403]);
  });

  it("never passes by a token that is none, nor by a host that the client made up", async () => {
    const forged = { cookie: manager.cookie, authorization: "Bearer x", origin: "https://hostile.test" };
    expect(faultOf(await invite(forged))).toBe("401 unauthenticated");
    expect(
      faultOf(
        await invite({
          cookie: manager.cookie,
          origin: "https://hostile.test",
          "x-forwarded-host": "hostile.test",
        }),
      ),
    ).toBe("403 forbidden");
  });

  it("needs no Origin with a token, but may not bring a foreign one without either", async () => {
    expect((await invite({ authorization: `Bearer ${token.bearer}` })).status).toBe(201);
    const signIn = { method: "POST", body: { email: "a@b.test", password: "x" } };
    expect((await api.call("/api/auth/sign-in", signIn)).status).toBe(401);
    expect(
      faultOf(
        await api.call("/api/auth/sign-in", { ...signIn, headers: { origin: "https://hostile.test" } }),
      ),
    ).toBe("403 forbidden");
  });
});

describe("a body", () => {
  it.each(["{", "{'a':1}", '{"email":"a"', "\u0000", "undefined", "[1,]"])(
    "that is %j is malformed",
    async (raw) => {
      expect(faultOf(await api.call("/api/invitations", { as: manager, method: "POST", raw }))).toBe(
        "400 invalid",
      );
    },
  );

  it("that is not UTF-8 is malformed", async () => {
    const raw = Uint8Array.of(0x22, 0xff, 0xfe, 0x22);
    expect(faultOf(await api.call("/api/invitations", { as: manager, method: "POST", raw }))).toBe(
      "400 invalid",
    );
  });

  it.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonx",
  ])("of type %s is of the wrong type", async (type) => {
    const answer = await api.call("/api/invitations", {
      as: manager,
      method: "POST",
      raw: JSON.stringify(INVITATION),
      headers: { "content-type": type },
    });
    expect(faultOf(answer)).toBe("415 unsupported_media_type");
  });

  it("that is missing is as good as a wrong one", async () => {
    expect(faultOf(await api.call("/api/invitations", { as: manager, method: "POST" }))).toBe("422 invalid");
  });

  it("of 10 MB is too large, by what it says and by what it is, and not read to the end", async () => {
    const before = await api.countRows();
    const raw = `{"email":"${"a".repeat(10 * 1024 * 1024)}"}`;
    expect(faultOf(await api.call("/api/invitations", { as: manager, method: "POST", raw }))).toBe(
      "413 too_large",
    );
    const { status, sent } = await streamTo(`${api.origin}/api/account`, {
      headers: { cookie: manager.cookie, origin: api.origin, "content-type": "application/json" },
      bytes: 256 * 1024 * 1024,
    });
    expect(status).toBe(413);
    expect(sent).toBeLessThan(64 * 1024 * 1024);
    expect(await api.countRows()).toEqual(before);
    const fits = JSON.stringify({ name: "x".repeat(BODY_LIMIT - 20) });
    expect(faultOf(await api.call("/api/account", { as: manager, method: "PATCH", raw: fits }))).toBe(
      "422 invalid",
    );
  });

  it("of a stranger is not read at all", async () => {
    const raw = "x".repeat(1024 * 1024);
    expect(faultOf(await api.call("/api/invitations", { method: "POST", raw }))).toBe("401 unauthenticated");
  });
});

describe("an address", () => {
  it.each(["/api/nothing", "/api/people/x/y/z", "/api/auth/get-session", "/api/auth/ok"])(
    "%s that is none is not found, whatever the method",
    async (path) => {
      for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"])
        expect(faultOf(await api.call(path, { method }))).toBe("404 not_found");
    },
  );

  it("answers a method that it has not with those that it has", async () => {
    for (const method of ["PUT", "PATCH", "DELETE"]) {
      const answer = await api.call("/api/invitations", { as: manager, method });
      expect(faultOf(answer)).toBe("405 method_not_allowed");
      expect(answer.headers.get("allow")).toBe("GET, POST");
    }
    const options = await api.call("/api/invitations", { method: "OPTIONS" });
    expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, POST"]);
  });

  it("allows no other site to read it", async () => {
    const answer = await api.call("/api/account", {
      as: manager,
      headers: { origin: "https://hostile.test" },
    });
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("what nobody expected", () => {
  it("shows nothing of itself but a reference, which the log has too", async () => {
    const written: string[] = [];
    const stderr = vi.spyOn(process.stderr, "write").mockImplementation((chunk) => {
      written.push(String(chunk));
      return true;
    });
    const list = vi.spyOn(api.runtime.invitations, "list").mockRejectedValue(new Error("the secret inside"));
    const answer = await api.call("/api/invitations", { as: manager });
    list.mockRestore();
    stderr.mockRestore();
    expect(faultOf(answer)).toBe("500 internal");
    expect(answer.text).not.toContain("secret inside");
    const [line = "{}"] = written;
    const { reference, error, where } = JSON.parse(line);
    expect(answer.text).toContain(reference);
    expect(error).toContain("the secret inside");
    expect(where).toBe("GET /api/invitations");
  });

  it("is said to be temporary where the database is away", async () => {
    const stderr = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const refused = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
    const list = vi
      .spyOn(api.runtime.invitations, "list")
      .mockRejectedValue(new Error("x", { cause: refused }));
    const answer = await api.call("/api/invitations", { as: manager });
    list.mockRestore();
    stderr.mockRestore();
    expect(faultOf(answer)).toBe("503 unavailable");
    expect(answer.headers.get("retry-after")).toBe("2");
  });
});

describe("many writes at once", () => {
  it("are refused beyond the burst, by person and by token apart, and reads never", async () => {
    const busy = await api.person("observer");
    const own = await api.token(busy, ["admin"]);
    const patch = (as: { cookie: string } | { bearer: string }) =>
      api.call("/api/account", { as, method: "PATCH", body: {} });
    const { runtime } = api;
    // A clock that stands still refills nothing.
    installRuntime({ ...runtime, limitWrites: createWriteLimit(() => 0) });
    const answers = await Promise.all(Array.from({ length: 125 }, () => patch(busy)));
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(120);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(5);
    expect(refused.map(faultOf)).toEqual(Array.from({ length: 5 }, () => "429 rate_limited"));
    expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    expect((await patch(own)).status).toBe(403);
    expect((await api.call("/api/account", { as: busy })).status).toBe(200);
    installRuntime(runtime);
  });
});

describe("tokens that open nothing", () => {
  it("are not looked up for ever; good ones and cookies still are", async () => {
    const { runtime } = api;
    installRuntime({ ...runtime, limitBadTokens: createBadTokenLimit(() => 0) });
    const bad = { bearer: `plx_${"0".repeat(16)}_${"A".repeat(43)}` };
    const answers = await Promise.all(
      Array.from({ length: 35 }, () => api.call("/api/account", { as: bad })),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(30);
    expect(answers.filter((answer) => answer.status === 429).map(faultOf)).toEqual(
      Array.from({ length: 5 }, () => "429 rate_limited"),
    );
    for (const as of [token, manager]) expect((await api.call("/api/account", { as })).status).toBe(200);
    installRuntime(runtime);
  });
});
