import { randomUUID } from "node:crypto";

import { append, call, declare, send } from "./fixtures/api";
import { countRows } from "./fixtures/database";
import { mintApiToken } from "./fixtures/people";
import { expectProblem } from "./fixtures/problem";
import { expectLive } from "./fixtures/room";
import { connect } from "./fixtures/socket";
import { stopOwnSite, test } from "./fixtures/own-site";
import { expect } from "./fixtures/story";

// One server for all of them.
test.describe.configure({ mode: "default" });
test.afterAll(stopOwnSite);

const note = { type: "note_added", payload: { markdown: "x" } };

test("an observer reads everything, finds no control, and the API refuses what the page does not offer", async ({
  open,
  person,
  site,
}) => {
  const responder = await person("responder");
  const observer = await person("observer");
  const { incidentId, title } = await declare(site, responder);
  await append(site, responder, incidentId, "note_added", { markdown: "Payments answer **503**." });
  await append(site, responder, incidentId, "task_added", { taskId: "t1", title: "Roll back", owner: null });

  const { page } = await open(observer);
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1, name: "Incidents" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Declare/ })).toHaveCount(0);
  await page.keyboard.press("c");
  await page.goto(`/incidents/${incidentId}`);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByText("Payments answer 503.")).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("textbox", { name: /note/i })).toHaveCount(0);
  await expect(
    page.getByRole("button", {
      name: /^(Change|Assign|Add|Propose|Correct|Pin|Unpin|Redact|Join)\b(?! only)/,
    }),
  ).toHaveCount(0);
  await page.goto(`/incidents/${incidentId}?view=board`);
  await expect(page.getByText("No change is to blame")).toBeVisible();
  await expect(page.getByRole("button", { name: /^(Propose|Move|Add)/ })).toHaveCount(0);

  const before = await countRows(site);
  expectProblem(await send(site, observer, incidentId, note), 403, "forbidden");
  const declaration = { commandId: randomUUID(), title: "Refused" };
  expectProblem(
    await call(site, "/api/incidents", { as: observer, method: "POST", body: declaration }),
    403,
    "forbidden",
  );
  expect(await countRows(site)).toEqual(before);
});

test("a restricted incident does not exist for those who were not let in", async ({ open, person, site }) => {
  const [owner, inside, outside] = await Promise.all([
    person("owner"),
    person("responder"),
    person("manager"),
  ]);
  const { incidentId, title } = await declare(site, inside, {
    title: `Leaked key ${randomUUID().slice(0, 8)}`,
    restricted: true,
  });

  const { page: hidden, quiet } = await open(outside);
  quiet.allow(/404/, "the room is not there for them");
  await hidden.goto(`/?q=${encodeURIComponent(title)}`);
  await expect(hidden.getByText(/no incident/i).first()).toBeVisible();
  expect((await hidden.goto(`/incidents/${incidentId}`))?.status()).toBe(404);
  await expect(hidden.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  expectProblem(await call(site, `/api/incidents/${incidentId}/events`, { as: outside }), 404, "not_found");
  expectProblem(await send(site, outside, incidentId, note), 404, "not_found");
  const socket = await connect(site, { cookie: outside.cookie });
  expect(await socket.ask("subscribe", { incidentId, after: 0 })).toMatchObject({
    ok: false,
    problem: { code: "not_found" },
  });
  expect(await socket.ask("append", { incidentId, commandId: randomUUID(), ...note })).toMatchObject({
    ok: false,
    problem: { code: "not_found" },
  });
  socket.close();

  const { page } = await open(owner);
  await page.goto(`/?q=${encodeURIComponent(title)}`);
  await expect(page.getByRole("link", { name: title, exact: true })).toBeVisible();
  await append(site, owner, incidentId, "access_changed", {
    restricted: true,
    people: [inside, outside].map(({ id, name }) => ({ id, name })),
  });
  await hidden.goto(`/incidents/${incidentId}`);
  await expect(hidden.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await append(site, owner, incidentId, "access_changed", {
    restricted: true,
    people: [{ id: inside.id, name: inside.name }],
  });
  await expect(hidden.getByRole("heading", { level: 1, name: title })).toBeHidden();
});

test("a manager manages people, but neither owners nor their own rise", async ({ person, site }) => {
  const [owner, manager, responder] = await Promise.all([
    person("owner"),
    person("manager"),
    person("responder"),
  ]);
  const change = (as: typeof owner, id: string, body: unknown) =>
    call(site, `/api/people/${id}`, { as, method: "PATCH", body });

  expect((await change(manager, responder.id, { role: "observer" })).status).toBe(200);
  expectProblem(await change(manager, responder.id, { role: "owner" }), 403, "forbidden");
  expectProblem(await change(manager, manager.id, { role: "owner" }), 403, "forbidden");
  expectProblem(await change(manager, owner.id, { role: "observer" }), 403, "forbidden");
  expectProblem(await change(manager, owner.id, { disabled: true }), 403, "forbidden");
  expectProblem(await change(responder, manager.id, { role: "observer" }), 403, "forbidden");
  const invite = { email: `x${randomUUID()}@parallax.test`, role: "owner" };
  const invited = await call(site, "/api/invitations", { as: manager, method: "POST", body: invite });
  expectProblem(invited, 403, "forbidden");
  expect((await change(owner, responder.id, { role: "responder" })).status).toBe(200);
});

test("an API token does what its scopes say and never more than its person", async ({ person, site }) => {
  const [manager, observer] = await Promise.all([person("manager"), person("observer")]);
  const { incidentId } = await declare(site, manager);
  const read = await mintApiToken(site, manager, { scopes: ["read"] });
  const write = await mintApiToken(site, manager, { scopes: ["write"] });
  const admin = await mintApiToken(site, manager, { scopes: ["admin"] });
  const borrowed = await mintApiToken(site, observer, { scopes: ["read", "write", "admin"] });

  expect((await call(site, `/api/incidents/${incidentId}/events`, { as: read })).status).toBe(200);
  expectProblem(await send(site, read, incidentId, note), 403, "forbidden");
  expect((await send(site, write, incidentId, note)).status).toBe(201);
  const redaction = { type: "event_redacted", payload: { targetSeq: 2, reason: "a secret" } };
  expectProblem(await send(site, write, incidentId, redaction), 403, "forbidden");
  expect((await send(site, admin, incidentId, redaction)).status).toBe(201);
  expectProblem(await send(site, borrowed, incidentId, note), 403, "forbidden");
  for (const as of [read, write, admin]) {
    const made = await call(site, "/api/tokens", {
      as,
      method: "POST",
      body: { name: "breeds", scopes: ["read"], expiresInDays: 1 },
    });
    expectProblem(made, 403, "forbidden");
  }
});

test("whoever is made an observer while the room is open loses its controls, and the socket its rights", async ({
  open,
  person,
  site,
}) => {
  const [owner, responder] = await Promise.all([person("owner"), person("responder")]);
  const { incidentId } = await declare(site, owner);
  const { page, quiet } = await open(responder);
  quiet.allow(/WebSocket|40[13]/, "the open socket is closed by the change of role");
  await page.goto(`/incidents/${incidentId}`);
  await expectLive(page);
  const socket = await connect(site, { cookie: responder.cookie });
  expect(await socket.ask("append", { incidentId, commandId: randomUUID(), ...note })).toMatchObject({
    ok: true,
  });

  await call(site, `/api/people/${responder.id}`, { as: owner, method: "PATCH", body: { role: "observer" } });
  await socket.closed;
  await expect(page.getByRole("button", { name: /^Account / })).toHaveAccessibleName(/ observer$/);
  await expect(page.getByRole("textbox", { name: /note/i })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^(Declare|Take command)/ })).toHaveCount(0);
  await expectLive(page);
  const again = await connect(site, { cookie: responder.cookie });
  expect(await again.ask("append", { incidentId, commandId: randomUUID(), ...note })).toMatchObject({
    ok: false,
    problem: { code: "forbidden" },
  });
  again.close();
});

test("a socket from another site, or of nobody, is refused at the handshake", async ({ person, site }) => {
  const responder = await person("responder");
  const token = await mintApiToken(site, responder, { scopes: ["read"] });
  for (const origin of ["http://hostile.invalid", "null", undefined])
    await expect(connect(site, { cookie: responder.cookie, origin })).rejects.toThrow();
  await expect(connect(site, {})).rejects.toThrow();
  await expect(connect(site, { cookie: "parallax.session_token=x.y" })).rejects.toThrow();
  await expect(connect(site, { bearer: `${token.bearer}x` })).rejects.toThrow();

  const own = await connect(site, { bearer: token.bearer });
  expect(await own.ask("watch_list", {})).toMatchObject({ ok: true });
  own.close();
});
