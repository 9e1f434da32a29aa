import { connect as openTcp, type Socket as TcpSocket } from "node:net";

import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { socketSurface } from "@/lib/policy/surface";
import { LIVE_PATH } from "@/lib/wire/live";
import { problemCodes } from "@/lib/wire/problem";
import type { TestPerson } from "@/test/api";
import { type LiveWorld, startLiveWorld } from "@/test/live-world";
import { until } from "@/test/until";

let world: LiveWorld;
let ada: TestPerson;
let incidentId: string;

beforeAll(async () => {
  world = await startLiveWorld();
  ada = await world.api.person("manager", { name: "Ada" });
  incidentId = await world.declare(ada);
});
afterAll(() => world.stop());

const wrong = (path: string) => ({ ok: false, problem: { code: "invalid", errors: [{ path }] } });

/** A masked WebSocket text frame with a zero mask; short texts only. */
function frame(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x81, 0x80 | bytes.length, 0, 0, 0, 0]), bytes]);
}

/** A connection that says hello, follows the room, and then takes nothing in any more. */
async function deafReader(incident: string): Promise<TcpSocket> {
  const { bearer } = await world.api.token(ada, ["read"]);
  const { hostname, port } = new URL(world.nodes[0].url);
  const tcp = openTcp(Number(port), hostname);
  tcp.write(
    [
      `GET ${LIVE_PATH}/?EIO=4&transport=websocket HTTP/1.1`,
      `Host: ${hostname}:${port}`,
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
      `Authorization: Bearer ${bearer}`,
      "",
      "",
    ].join("\r\n"),
  );
  let heard = "";
  tcp.on("data", (bytes) => (heard += bytes.toString("latin1")));
  await until(() => heard.includes('0{"sid"'));
  tcp.write(frame("40"));
  await until(() => heard.includes('40{"sid"'));
  tcp.write(frame(`42["subscribe",${JSON.stringify({ incidentId: incident, after: 0 })}]`));
  await until(() => heard.includes("incident_declared"));
  tcp.pause();
  return tcp;
}

describe("messages that make no sense", () => {
  const almost = fc.record(
    {
      incidentId: fc.oneof(fc.constant(incidentId), fc.jsonValue()),
      after: fc.jsonValue(),
      before: fc.jsonValue(),
      type: fc.oneof(
        fc.constantFrom("note_added", "severity_changed", "event_redacted", "__proto__"),
        fc.jsonValue(),
      ),
      payload: fc.oneof(fc.record({ markdown: fc.jsonValue(), targetSeq: fc.jsonValue() }), fc.jsonValue()),
      commandId: fc.oneof(fc.uuid(), fc.jsonValue()),
      occurredAt: fc.jsonValue(),
      view: fc.jsonValue(),
      idle: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  const name = fc.oneof(
    fc.constantFrom(...Object.keys(socketSurface)),
    fc.constantFrom("toString", "__proto__", "constructor", "subscribe ", "events"),
  );

  it("are each answered with an outcome, and the server lives", async () => {
    const before = await world.api.countRows();
    // Several, so that none sends more than a connection may.
    const clients = await Promise.all(Array.from({ length: 4 }, () => world.connect(world.nodes[0], ada)));
    let turn = 0;
    await fc.assert(
      fc.asyncProperty(name, fc.oneof(almost, fc.jsonValue()), async (event, body) => {
        const client = clients[(turn += 1) % clients.length];
        if (!client) throw new Error("There is no client.");
        const outcome: unknown = await client.socket.timeout(10_000).emitWithAck(event, body);
        const { ok, problem } = Object(outcome);
        expect(typeof ok).toBe("boolean");
        if (ok) return;
        expect(problemCodes).toContain(problem.code);
        expect(["internal", "unavailable", "rate_limited"]).not.toContain(problem.code);
        expect(problem.detail.length).toBeGreaterThan(10);
      }),
      { numRuns: 400 },
    );
    for (const { socket } of clients) expect(socket.connected).toBe(true);
    const after = await world.api.countRows();
    expect(after["incidents"]).toBe(before["incidents"]);
  });

  it("need no acknowledgement to be survived", async () => {
    const client = await world.connect(world.nodes[0], ada);
    for (const event of Object.keys(socketSurface))
      for (const args of [[], [null], [{}, {}, {}], [[], "text"], [{ incidentId }]])
        client.socket.emit(event, ...args);
    client.socket.emit("nonsense");
    expect(await client.request("watch_list", {})).toEqual({ ok: true, value: null });
  });

  it("name what is wrong with them", async () => {
    const client = await world.connect(world.nodes[0], ada);
    const request = (body: object) => client.socket.emitWithAck("append", body);
    const note = { incidentId, type: "note_added", commandId: "faulty", payload: { markdown: "words" } };
    expect(await request({ ...note, incidentId: "INC-1" })).toMatchObject(wrong("incidentId"));
    expect(await request({ ...note, type: "coffee_spilled" })).toMatchObject(wrong("type"));
    expect(await request({ ...note, payload: { markdown: "x".repeat(40_000) } })).toMatchObject(
      wrong("payload.markdown"),
    );
    expect(await request({ ...note, payload: { markdown: "nul \u0000" } })).toMatchObject(
      wrong("payload.markdown"),
    );
    expect(await request({ ...note, payload: undefined })).toMatchObject(wrong("payload"));
    expect(await request({ ...note, commandId: "two words" })).toMatchObject(wrong("commandId"));
    expect(await request({ ...note, occurredAt: "yesterday" })).toMatchObject(wrong("occurredAt"));
    expect(await request({ ...note, occurredAt: "2999-01-01T00:00:00Z" })).toMatchObject(wrong("occurredAt"));
    expect(await request({ ...note, type: "incident_declared", payload: {} })).toMatchObject(wrong("type"));
    const person = { id: "nobody", name: "Nobody" };
    expect(await request({ ...note, type: "responder_joined", payload: { person } })).toMatchObject(
      wrong("payload.person.id"),
    );
    const verdict = { hypothesisId: "standing:load", state: "supported", reason: "because" };
    expect(await request({ ...note, type: "hypothesis_state_set", payload: verdict })).toMatchObject({
      problem: { code: "forbidden" },
    });
    const evidence = {
      evidenceId: "e1",
      hypothesisId: "standing:load",
      stance: "for",
      statement: "so",
      weight: 9,
    };
    expect(await request({ ...note, type: "evidence_added", payload: evidence })).toMatchObject({
      problem: { code: "forbidden" },
    });
  });

  it("end only the connection that sends more than a message may hold", async () => {
    const [greedy, modest] = [
      await world.connect(world.nodes[0], ada),
      await world.connect(world.nodes[0], ada),
    ];
    greedy.socket.emit("append", { payload: "x".repeat(2 * 1024 * 1024) });
    await until(() => !greedy.socket.connected);
    expect(await modest.request("watch_list", {})).toMatchObject({ ok: true });
  });

  it("are counted: nobody floods the server over one connection", async () => {
    const client = await world.connect(world.nodes[0], ada);
    const answers = await Promise.all(Array.from({ length: 400 }, () => client.request("watch_list", {})));
    const refused = answers.filter((answer) => !answer.ok);
    expect(refused.length).toBeGreaterThan(50);
    expect(refused[0]).toMatchObject({
      problem: { code: "rate_limited", retryAfterSeconds: expect.any(Number) },
    });
  });
});

describe("a reader that does not read", () => {
  it("is dropped before it costs much, and others hear everything", async () => {
    const room = await world.declare(ada);
    const deaf = await deafReader(room);
    const listener = await world.connect(world.nodes[0], ada);
    await listener.request("subscribe", { incidentId: room, after: 0 });
    const connections = world.nodes[0].hub.connections();
    const { log } = world.nodes[0].runtime;
    let written = 0;
    await until(async () => {
      await log.append(
        Array.from({ length: 40 }, () => ({
          incidentId: room,
          draft: {
            type: "note_added" as const,
            commandId: `long ${(written += 1)}`,
            payload: { markdown: "long words ".repeat(2_900) },
          },
          actor: { kind: "person" as const, id: ada.id, name: ada.name },
          mayEditOthers: false,
        })),
      );
      await until(() => listener.events.length > written);
      return world.nodes[0].hub.connections() < connections;
    });
    const head = 1 + written;
    expect(new Set(listener.events.map(({ seq }) => seq)).size).toBe(head);
    deaf.destroy();

    const back = await world.connect(world.nodes[0], ada);
    await back.request("subscribe", { incidentId: room, after: 1 });
    await until(() => back.events.length === written);
  });
});

describe("a node that stops", () => {
  it("finishes what it has begun, says goodbye, and lets nobody in", async () => {
    const other = await startLiveWorld();
    const person = await other.api.person("responder");
    const id = await other.declare(person);
    const [node] = other.nodes;
    const client = await other.connect(node, person);
    await client.request("subscribe", { incidentId: id, after: 0 });
    const note = client.note(id, "in the last moment");
    await until(() => node.hub.connections() === 1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await Promise.all([node.hub.close(), note]);
    expect(await note).toMatchObject({ ok: true, value: { seq: 2 } });
    await until(() => !client.socket.connected);
    expect(client.told).toContainEqual({ name: "goodbye", body: { reason: "restarting" } });
    await expect(other.connect(node, person)).rejects.toThrow("websocket error");
    await other.stop();
  });
});
