import { request as httpRequest } from "node:http";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { IncidentEvent } from "@/lib/timeline/event";
import { LIVE_PATH } from "@/lib/wire/live";
import type { TestPerson } from "@/test/api";
import { type LiveWorld, startLiveWorld, type TestClient } from "@/test/live-world";
import { until } from "@/test/until";

let world: LiveWorld;
let ada: TestPerson;
let grace: TestPerson;
let owner: TestPerson;

beforeAll(async () => {
  world = await startLiveWorld();
  ada = await world.api.person("responder", { name: "Ada" });
  grace = await world.api.person("manager", { name: "Grace" });
  owner = await world.api.person("owner", { name: "Olga" });
});
afterAll(() => world.stop());

const seqs = (events: readonly IncidentEvent[]) => events.map(({ seq }) => seq);
const upTo = (last: number, first = 1) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** A connection of this person to a node (the first), in this room. */
async function inRoom(person: TestPerson, incidentId: string, node = world.nodes[0]): Promise<TestClient> {
  const client = await world.connect(node, person);
  expect(await client.request("subscribe", { incidentId, after: 0 })).toMatchObject({ ok: true });
  return client;
}

/** The HTTP status that an upgrade gets; 101 where it is accepted. */
function knock(headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest(`${world.nodes[0].url}${LIVE_PATH}/?EIO=4&transport=websocket`, {
      headers: {
        connection: "Upgrade",
        upgrade: "websocket",
        "sec-websocket-version": "13",
        "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
        ...headers,
      },
    });
    asked.on("upgrade", (response, socket) => {
      socket.destroy();
      resolve(response.statusCode ?? 0);
    });
    asked.on("response", (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on("error", reject);
    asked.end();
  });
}

function presentAs({ presence }: TestClient, view: string): boolean {
  return presence.at(-1)?.people.some(({ id, view: seen }) => id === ada.id && seen === view) ?? false;
}

describe("the handshake", () => {
  it("lets a session in from our own pages only", async () => {
    const { cookie } = ada;
    expect(await knock({ cookie, origin: world.api.origin })).toBe(101);
    expect(await knock({ cookie, origin: "https://evil.example" })).toBe(403);
    expect(await knock({ cookie, origin: "null" })).toBe(403);
    expect(await knock({ cookie })).toBe(403);
  });

  it("lets a token in without an Origin, and nobody without either", async () => {
    const { bearer } = await world.api.token(ada, ["read"]);
    expect(await knock({ authorization: `Bearer ${bearer}` })).toBe(101);
    expect(await knock({ authorization: `Bearer ${bearer}x` })).toBe(401);
    expect(await knock({})).toBe(401);
    expect(await knock({ cookie: "parallax.session_token=made-up", origin: world.api.origin })).toBe(401);
  });
});

describe("a room", () => {
  it("sends what is missing, then what follows, on whichever node it was written", async () => {
    const incidentId = await world.declare(ada);
    const [here, there] = [await inRoom(ada, incidentId), await inRoom(grace, incidentId, world.nodes[1])];
    const first = await here.note(incidentId, "from here");
    const second = await there.note(incidentId, "from there");
    expect([first, second]).toMatchObject([
      { ok: true, value: { seq: 2 } },
      { ok: true, value: { seq: 3 } },
    ]);
    await until(() => here.events.length === 3 && there.events.length === 3);
    expect(here.events).toEqual(there.events);
    expect(seqs(here.events)).toEqual([1, 2, 3]);
    expect(here.events[2]).toMatchObject({ actor: { name: "Grace" }, payload: { markdown: "from there" } });
  });

  it("loses nothing to those who come while somebody writes", async () => {
    const incidentId = await world.declare(ada);
    const writer = await inRoom(ada, incidentId);
    const latecomers: Promise<TestClient>[] = [];
    const { log } = world.nodes[1].runtime;
    const write = (index: number) =>
      log.append([
        {
          incidentId,
          draft: { type: "note_added", commandId: `race ${index}`, payload: { markdown: `${index}` } },
          actor: { kind: "person", id: ada.id, name: ada.name },
          mayEditOthers: false,
        },
      ]);
    for (let index = 0; index < 300; index++) {
      await write(index);
      if (index % 15 === 0)
        latecomers.push(inRoom(grace, incidentId, index % 2 === 0 ? world.nodes[0] : world.nodes[1]));
    }
    const clients = [writer, ...(await Promise.all(latecomers))];
    await until(() => clients.every(({ events }) => new Set(seqs(events)).size === 301));
    for (const { events } of clients)
      expect([...new Set(seqs(events))].sort((a, b) => a - b)).toEqual(upTo(301));
  });

  it("sends a long backlog in pages, and any part of it when asked", async () => {
    const incidentId = await world.declare(ada);
    const { log } = world.nodes[0].runtime;
    await log.append(
      upTo(2_400).map((index) => ({
        incidentId,
        draft: {
          type: "note_added" as const,
          commandId: `long ${index}`,
          payload: { markdown: `note ${index}` },
        },
        actor: { kind: "person" as const, id: ada.id, name: ada.name },
        mayEditOthers: false,
      })),
    );
    const client = await world.connect(world.nodes[1], ada);
    expect(await client.request("subscribe", { incidentId, after: 0 })).toMatchObject({
      value: { head: 2_401 },
    });
    await until(() => client.events.length === 2_401);
    expect(seqs(client.events)).toEqual(upTo(2_401));
    expect(client.frames).toEqual([1_000, 1_000, 401]);

    expect(await client.request("fetch", { incidentId, after: 10, before: 13 })).toMatchObject({
      value: { events: [{ seq: 11 }, { seq: 12 }] },
    });
    const much = await client.request("fetch", { incidentId, after: 0, before: 2_000_000_000 });
    expect(much.ok && Reflect.get(Object(much.value), "events")).toHaveLength(1_000);
    expect(await client.request("fetch", { incidentId, after: 5_000, before: 6_000 })).toEqual({
      ok: true,
      value: { events: [] },
    });
  });

  it("stops sending when it is left", async () => {
    const incidentId = await world.declare(ada);
    const [stays, leaves] = [await inRoom(ada, incidentId), await inRoom(grace, incidentId)];
    await until(() => leaves.events.length === 1);
    await leaves.request("unsubscribe", { incidentId });
    await stays.note(incidentId, "between us");
    await until(() => stays.events.length === 2);
    expect(leaves.events).toHaveLength(1);
    expect(await leaves.request("presence", { incidentId, view: "board", idle: false })).toMatchObject({
      problem: { code: "conflict" },
    });
  });

  it("writes a repeated command once", async () => {
    const incidentId = await world.declare(ada);
    const client = await inRoom(ada, incidentId);
    const note = {
      incidentId,
      type: "note_added" as const,
      commandId: "twice",
      payload: { markdown: "once" },
    };
    const [first, again] = [await client.request("append", note), await client.request("append", note)];
    expect(again).toEqual(first);
    expect(await client.request("append", { ...note, payload: { markdown: "other" } })).toMatchObject({
      problem: { code: "command_id_reused" },
    });
    await until(() => client.events.length === 2);
  });
});

describe("a restricted incident", () => {
  it("does not exist for those who are not on its list", async () => {
    const incidentId = await world.declare(ada, { restricted: true });
    const stranger = await world.connect(world.nodes[0], grace);
    const unknown = await stranger.request("subscribe", { incidentId: crypto.randomUUID(), after: 0 });
    expect(unknown).toMatchObject({ problem: { code: "not_found" } });
    expect(await stranger.request("subscribe", { incidentId, after: 0 })).toEqual(unknown);
    expect(await stranger.request("fetch", { incidentId, after: 0, before: 9 })).toEqual(unknown);
    expect(await stranger.note(incidentId, "let me in")).toEqual(unknown);
    await inRoom(ada, incidentId);
    await inRoom(owner, incidentId);
  });

  it("shows people out when it becomes restricted, before the next word", async () => {
    const incidentId = await world.declare(grace);
    const [manager, here, there] = [
      await inRoom(grace, incidentId),
      await inRoom(ada, incidentId),
      await inRoom(ada, incidentId, world.nodes[1]),
    ];
    const restricted = await manager.request("append", {
      incidentId,
      type: "access_changed",
      commandId: "restrict",
      payload: { restricted: true, people: [{ id: grace.id, name: "G." }] },
    });
    expect(restricted).toMatchObject({ ok: true });
    await manager.note(incidentId, "secret");
    const closed = { name: "room_closed", body: { incidentId } };
    await until(() => [here, there].every(({ told }) => told.some(({ name }) => name === "room_closed")));
    await until(() => manager.events.length === 3);
    for (const client of [here, there]) {
      expect(client.told).toContainEqual(closed);
      expect(seqs(client.events)).toEqual([1]);
      expect(await client.note(incidentId, "still here?")).toMatchObject({ problem: { code: "not_found" } });
    }
    expect(manager.events[1]?.payload).toEqual({
      restricted: true,
      people: [{ id: grace.id, name: "Grace" }],
    });
  });
});

describe("the list", () => {
  it("is said to have changed, on every node, without saying what", async () => {
    const watchers = await Promise.all(world.nodes.map((node) => world.connect(node, ada)));
    for (const watcher of watchers) await watcher.request("watch_list", {});
    await world.declare(grace, { restricted: true });
    await until(() => watchers.every(({ told }) => told.some(({ name }) => name === "list_changed")));
    for (const { told } of watchers) expect(told.every(({ body }) => body === undefined)).toBe(true);
  });
});

describe("presence", () => {
  it("is one line per person, over all nodes, and ends with the connection", async () => {
    const incidentId = await world.declare(ada);
    const here = await inRoom(ada, incidentId);
    const secondTab = await inRoom(ada, incidentId, world.nodes[1]);
    const there = await inRoom(grace, incidentId, world.nodes[1]);
    await here.request("presence", { incidentId, view: "timeline", idle: true });
    await secondTab.request("presence", { incidentId, view: "board", idle: false });
    await there.request("presence", { incidentId, view: "tasks", idle: false });
    const everybody = {
      incidentId,
      people: [
        { id: ada.id, name: "Ada", view: "board", idle: false },
        { id: grace.id, name: "Grace", view: "tasks", idle: false },
      ],
      total: 2,
    };
    await until(() => [here, secondTab, there].every(({ presence }) => presence.at(-1)?.total === 2));
    await until(() => presentAs(here, "board"));
    for (const { presence } of [here, secondTab, there]) expect(presence.at(-1)).toEqual(everybody);
    there.socket.disconnect();
    await until(() => here.presence.at(-1)?.total === 1);
  });
});

describe("rights that change while connected", () => {
  it("hangs up on a session that has ended, on every node, and only on that", async () => {
    const { cookie } = await world.api.session(ada.id);
    const [ended, kept] = [
      await world.connect(world.nodes[1], { cookie }),
      await world.connect(world.nodes[1], ada),
    ];
    const signedOut = await world.api.call("/api/auth/sign-out", { method: "POST", as: { cookie } });
    expect(signedOut.status).toBeLessThan(300);
    await until(() => !ended.socket.connected);
    expect(ended.told).toContainEqual({ name: "goodbye", body: { reason: "signed_out" } });
    expect(await kept.request("watch_list", {})).toMatchObject({ ok: true });
  });

  it("hangs up on a revoked token", async () => {
    const { bearer, id } = await world.api.token(ada, ["read"]);
    const client = await world.connect(world.nodes[0], { bearer });
    await world.api.runtime.tokens.revoke({ id, userId: ada.id, at: new Date() });
    await until(() => !client.socket.connected);
    expect(client.told).toEqual([{ name: "goodbye", body: { reason: "signed_out" } }]);
  });

  it("holds a token to its scope and a person to their role", async () => {
    const incidentId = await world.declare(ada);
    const { bearer } = await world.api.token(ada, ["read"]);
    const reader = await world.connect(world.nodes[0], { bearer });
    expect(await reader.request("subscribe", { incidentId, after: 0 })).toMatchObject({ ok: true });
    expect(await reader.note(incidentId, "no")).toMatchObject({ problem: { code: "forbidden" } });

    const someone = await world.api.person("responder");
    const client = await inRoom(someone, incidentId, world.nodes[1]);
    expect(await client.note(incidentId, "yes")).toMatchObject({ ok: true });
    const path = `/api/people/${someone.id}`;
    const lowered = await world.api.call(path, { method: "PATCH", as: owner, body: { role: "observer" } });
    expect(lowered.status).toBe(200);
    await until(() => !client.socket.connected);
    expect(client.told).toContainEqual({ name: "goodbye", body: { reason: "rights_changed" } });
    const again = await inRoom(someone, incidentId, world.nodes[1]);
    expect(await again.note(incidentId, "perhaps")).toMatchObject({ problem: { code: "forbidden" } });
  });
});
