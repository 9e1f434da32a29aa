import { randomUUID } from "node:crypto";

import type { ProblemCode } from "@/lib/wire/problem";

import { unstorableTexts } from "../test/hostile-texts";
import { call, type CallOptions, declare, send } from "./fixtures/api";
import { badEvents, note } from "./fixtures/bad-events";
import { countRows } from "./fixtures/database";
import { mintApiToken } from "./fixtures/people";
import { expectProblem } from "./fixtures/problem";
import { stopOwnSite, test } from "./fixtures/own-site";
import { expect } from "./fixtures/story";

// One server for all of them.
test.describe.configure({ mode: "default" });
test.afterAll(stopOwnSite);

test("an event that is not one is refused with the field at fault, and nothing is written", async ({
  site,
  person,
}) => {
  const responder = await person("responder");
  const { incidentId } = await declare(site, responder);
  const before = await countRows(site);

  for (const { name, body, status = 422, code = "invalid", field } of badEvents)
    await test.step(name, async () => {
      const wellMeant = typeof body === "object" && body !== null && !Array.isArray(body);
      const answer = await call(site, `/api/incidents/${incidentId}/events`, {
        as: responder,
        method: "POST",
        body: wellMeant ? { commandId: randomUUID(), ...body } : body,
      });
      expectProblem(answer, status, code, field);
    });

  expect(await countRows(site)).toEqual(before);
});

test("what cannot be stored as text is refused wherever it is sent", async ({ site, person }) => {
  const responder = await person("responder");
  const { incidentId } = await declare(site, responder);
  const before = await countRows(site);
  const places: { field: string; draft: (text: string) => { type: string; payload: unknown } }[] = [
    { field: "markdown", draft: (markdown) => ({ type: "note_added", payload: { markdown } }) },
    { field: "title", draft: (title) => ({ type: "title_changed", payload: { title } }) },
    { field: "summary", draft: (summary) => ({ type: "summary_changed", payload: { summary } }) },
    {
      field: "title",
      draft: (title) => ({ type: "task_added", payload: { taskId: "t", title, owner: null } }),
    },
    { field: "role", draft: (role) => ({ type: "role_assigned", payload: { role, person: null } }) },
    {
      field: "claim",
      draft: (claim) => ({
        type: "hypothesis_proposed",
        payload: { hypothesisId: "h", kind: "other", claim },
      }),
    },
    {
      field: "statement",
      draft: (statement) => ({
        type: "evidence_added",
        payload: { evidenceId: "e", hypothesisId: "standing:load", stance: "for", statement },
      }),
    },
  ];
  for (const { name, text } of unstorableTexts) {
    for (const { field, draft } of places) {
      const answer = await send(site, responder, incidentId, draft(text));
      await test.step(`${name} as ${field}`, () => expectProblem(answer, 422, "invalid", `payload.${field}`));
    }
    const declared = await call(site, "/api/incidents", {
      as: responder,
      method: "POST",
      body: { commandId: randomUUID(), title: text },
    });
    expectProblem(declared, 422, "invalid", "title");
  }
  expect(await countRows(site)).toEqual(before);
});

test("a body that is no JSON, too large, or of another type is refused unread", async ({ site, person }) => {
  const responder = await person("responder");
  const { incidentId } = await declare(site, responder);
  const before = await countRows(site);
  const good = JSON.stringify({ commandId: randomUUID(), type: "note_added", payload: { markdown: "x" } });
  const huge = JSON.stringify({ ...JSON.parse(good), payload: { markdown: "x".repeat(10_000_000) } });
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const bodies: { name: string; request: CallOptions; status: number; code: ProblemCode }[] = [
    { name: "half of it", request: { raw: good.slice(0, -2) }, status: 400, code: "invalid" },
    { name: "two of it", request: { raw: good + good }, status: 400, code: "invalid" },
    { name: "with a comment", request: { raw: `/**/${good}` }, status: 400, code: "invalid" },
    { name: "NaN", request: { raw: '{"a":NaN}' }, status: 400, code: "invalid" },
    { name: "deeper than any stack", request: { raw: "[".repeat(200_000) }, status: 400, code: "invalid" },
    {
      name: "not UTF-8",
      request: { raw: Buffer.from([0x22, 0xff, 0xfe, 0x22]) },
      status: 400,
      code: "invalid",
    },
    { name: "UTF-16", request: { raw: Buffer.from(good, "utf16le") }, status: 400, code: "invalid" },
    { name: "a note of 10 MB", request: { raw: huge }, status: 413, code: "too_large" },
    {
      name: "a form",
      request: { raw: "type=note_added", headers: form },
      status: 415,
      code: "unsupported_media_type",
    },
    {
      name: "JSON called text",
      request: { raw: good, headers: { "content-type": "text/plain" } },
      status: 415,
      code: "unsupported_media_type",
    },
  ];
  for (const { name, request, status, code } of bodies)
    for (const path of ["/api/incidents", `/api/incidents/${incidentId}/events`])
      await test.step(`${name} to ${path}`, async () => {
        expectProblem(await call(site, path, { as: responder, method: "POST", ...request }), status, code);
      });
  expect(await countRows(site)).toEqual(before);
});

test("what does not exist is not found, and a wrong method is named as such", async ({ site, person }) => {
  const owner = await person("owner");
  const before = await countRows(site);
  const unknown = [
    randomUUID(),
    "1",
    "INC-1",
    "__proto__",
    "..%2f..%2fetc%2fpasswd",
    "%00",
    "x".repeat(4_000),
    "'--",
  ];
  for (const id of unknown)
    await test.step(id.slice(0, 40), async () => {
      const path = `/api/incidents/${id}/events`;
      expectProblem(await call(site, path, { as: owner }), 404, "not_found");
      const body = { commandId: randomUUID(), ...note({ markdown: "x" }) };
      expectProblem(await call(site, path, { as: owner, method: "POST", body }), 404, "not_found");
    });
  for (const path of ["/api/people", "/api/tokens", "/api/sessions", "/api/invitations"])
    for (const id of [randomUUID(), "__proto__", "%00"])
      await test.step(`${path}/${id}`, async () => {
        const method = path === "/api/people" ? "PATCH" : "DELETE";
        const body = path === "/api/people" ? { role: "observer" } : undefined;
        expectProblem(await call(site, `${path}/${id}`, { as: owner, method, body }), 404, "not_found");
      });
  expectProblem(await call(site, "/api/nothing/here", { as: owner }), 404, "not_found");
  for (const path of ["/incidents/%00", "/incidents/x", "/incidents/..%2f", "/incidents/%ff", "/nothing"])
    await test.step(path, async () => {
      expect.soft((await call(site, path, { as: owner })).status).toBeLessThan(500);
    });

  for (const [method, path] of [
    ["DELETE", "/api/incidents"],
    ["PUT", `/api/incidents/${randomUUID()}/events`],
    ["GET", "/api/auth/sign-in"],
    ["PATCH", "/api/health"],
  ] as const)
    await test.step(`${method} ${path}`, async () => {
      const answer = await call(site, path, { as: owner, method });
      expectProblem(answer, 405, "method_not_allowed");
      expect(answer.headers.get("allow")).toMatch(/\b(GET|POST)\b/);
      expect(answer.headers.get("allow")).not.toContain(method);
    });
  expect(await countRows(site)).toEqual(before);
});

const oddQueries = [
  "/api/incidents?q=%00",
  "/api/incidents?cursor=%00",
  "/api/incidents?after=e30",
  "/api/incidents?state=__proto__&severity=constructor",
  "/api/invitations/accept?token=%00",
  "/api/invitations/accept?token=a&token=b",
  "/api/sign-in-link?token=%00",
  "/?q=%00&state=%ff",
  "/?severity=__proto__&severity=SEV1",
  "/welcome?token=%00",
  "/invite?token=%00&token=x",
  "/sign-in?error=__proto__&next=%00",
];

test("an odd query is no reason to break", async ({ site, person }) => {
  const owner = await person("owner");
  for (const path of oddQueries)
    await test.step(path, async () => {
      expect.soft((await call(site, path, { as: owner })).status).toBeLessThan(500);
    });
  const { incidentId } = await declare(site, owner);
  for (const query of ["after=x", "after=-1", "after=1.5", "after=9e99", "limit=0"])
    await test.step(query, async () => {
      const answer = await call(site, `/api/incidents/${incidentId}/events?${query}`, { as: owner });
      expectProblem(answer, 422, "invalid", query.split("=")[0]);
    });
});

test("a stranger, and whoever shows a dead session or token, is told to sign in", async ({
  site,
  person,
}) => {
  const responder = await person("responder");
  const { incidentId } = await declare(site, responder);
  const live = await mintApiToken(site, responder, { scopes: ["read", "write"] });
  const expired = await mintApiToken(site, responder, { scopes: ["read", "write"], expiresIn: "-1 second" });
  const revoked = await mintApiToken(site, responder, { scopes: ["read", "write"], revoked: true });
  const before = await countRows(site);
  const forged = { ...responder, cookie: `${responder.cookie.slice(0, -8)}AAAAA%3D` };
  const strangers: Record<string, CallOptions["as"]> = {
    nobody: null,
    "an expired token": expired,
    "a revoked token": revoked,
    "a token with another secret": { bearer: `${live.bearer.slice(0, -4)}AAAA` },
    "a token of no shape": { bearer: "plx_" },
    "another kind of token": { bearer: "eyJhbGciOiJub25lIn0.e30." },
    "a cookie with another signature": forged,
    "a cookie of no session": { ...responder, cookie: "parallax.session_token=x.y" },
  };
  for (const [name, as] of Object.entries(strangers))
    await test.step(name, async () => {
      const path = `/api/incidents/${incidentId}/events`;
      expectProblem(await call(site, path, as ? { as } : {}), 401, "unauthenticated");
      const refused = await send(site, as, incidentId, note({ markdown: "x" }));
      expectProblem(refused, 401, "unauthenticated");
    });
  expect((await call(site, "/api/incidents", { as: live })).status).toBe(200);
  expect(await countRows(site)).toEqual(before);
});

test("a write from another site is refused, whatever it brings", async ({ site, person }) => {
  const owner = await person("owner");
  const { incidentId } = await declare(site, owner);
  const before = await countRows(site);
  const { hostname, port } = new URL(site.origin);
  const origins = [
    "http://hostile.invalid",
    `https://${hostname}:${port}`,
    `http://${hostname}:${Number(port) + 1}`,
    `http://${hostname}.hostile.invalid:${port}`,
    `${site.origin}.hostile.invalid`,
    "null",
    "",
    "file://",
  ];
  const writes: { path: string; method: string; body?: unknown }[] = [
    { path: "/api/incidents", method: "POST", body: { commandId: randomUUID(), title: "Forged" } },
    {
      path: `/api/incidents/${incidentId}/events`,
      method: "POST",
      body: { commandId: randomUUID(), ...note({ markdown: "Forged" }) },
    },
    { path: "/api/invitations", method: "POST", body: { email: "x@hostile.invalid", role: "owner" } },
    { path: "/api/auth/sign-out", method: "POST" },
  ];
  for (const origin of origins)
    for (const { path, method, body } of writes)
      await test.step(`${method} ${path} from ${origin || "an empty origin"}`, async () => {
        expectProblem(
          await call(site, path, { as: owner, method, body, headers: { origin } }),
          403,
          "forbidden",
        );
      });
  expect(await countRows(site)).toEqual(before);
  expect((await call(site, "/api/account", { as: owner })).status).toBe(200);
});
