import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { emptyRoom, fold, type Room } from "@/lib/timeline/room";
import { ada, type Fault, FakeLiveServer, grace, INCIDENT } from "@/test/fake-live-server";

import { systemClock } from "./clock";
import { createConnection } from "./live-connection";
import { predict } from "./optimistic";
import type { NewDraft } from "./pending";
import { createRoomSession } from "./room-session";

const note = (markdown: string): NewDraft => ({ type: "note_added", payload: { markdown } });

/** One tab of one person, on a server of its own. */
function openTab(server: FakeLiveServer, entries = new Map<string, string>()) {
  let room: Room = emptyRoom(INCIDENT);
  let ids = 0;
  const connection = createConnection({
    open: server.open,
    clock: systemClock,
    random: () => 0.5,
    isSignedOut: () => Promise.resolve(false),
  });
  const session = createRoomSession({
    incidentId: INCIDENT,
    personId: ada.id,
    connection,
    clock: systemClock,
    store: memoryStore(entries),
    newId: () => `mine-${entries.size}-${(ids += 1)}-${Math.random()}`,
    cache: { get: () => room, set: (next) => (room = next) },
  });
  connection.start();
  const close = session.open();
  return {
    session,
    connection,
    room: () => room,
    close() {
      close();
      connection.stop();
    },
  };
}

function memoryStore(entries: Map<string, string>) {
  return {
    get length() {
      return entries.size;
    },
    key: (index: number) => [...entries.keys()][index] ?? null,
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
    removeItem: (key: string) => void entries.delete(key),
  };
}

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a room session", () => {
  it("takes in the whole log and what follows", async () => {
    const server = new FakeLiveServer();
    const tab = openTab(server);
    await wait(100);
    server.write({ commandId: "c1", type: "title_changed", payload: { title: "Payments fail" } }, grace);
    await wait(100);
    expect(tab.room().events).toEqual(server.events);
    expect(tab.room().state.title).toBe("Payments fail");
    expect(tab.session.status().connection).toEqual({ phase: "live" });
  });

  it("is live only once the server follows the log for it", async () => {
    const server = new FakeLiveServer();
    const tab = openTab(server);
    const phases: string[] = [];
    tab.session.onStatus(() => phases.push(tab.session.status().connection.phase));
    await wait(0);
    server.faults = ["lost"];
    server.cut();
    await wait(400);
    expect([tab.connection.state().phase, phases.at(-1)]).toEqual(["live", "connecting"]);
    await wait(2_000);
    expect(phases.at(-1)).toBe("live");
  });

  it("asks for what a lost frame held", async () => {
    const server = new FakeLiveServer();
    const tab = openTab(server);
    await wait(100);
    server.faults = ["lost"];
    server.write({ commandId: "c1", ...note("lost on the way") }, grace);
    server.write({ commandId: "c2", ...note("arrives") }, grace);
    await wait(100);
    expect(tab.session.status().connection).toEqual({ phase: "catching_up", remaining: 2 });
    await wait(2_000);
    expect(tab.room().events).toEqual(server.events);
    expect(tab.session.status().connection).toEqual({ phase: "live" });
  });

  it("writes once what it had to send twice", async () => {
    const server = new FakeLiveServer();
    const tab = openTab(server);
    await wait(100);
    server.faults = ["answer_lost", "lost"];
    tab.session.outbox.add(note("once"));
    await wait(10_000);
    expect(server.requests.filter(({ name }) => name === "append")).toHaveLength(2);
    expect(server.events.filter(({ type }) => type === "note_added")).toHaveLength(1);
    expect(tab.session.outbox.list()).toEqual([]);
  });

  it("keeps what was written offline, in order, across a reload", async () => {
    const server = new FakeLiveServer();
    const entries = new Map<string, string>();
    server.reachable = false;
    const before = openTab(server, entries);
    before.session.outbox.add(note("first"));
    await wait(1);
    before.session.outbox.add(note("second"));
    await wait(1_000);
    expect(before.session.status().connection.phase).toBe("offline");
    before.close();

    server.reachable = true;
    const after = openTab(server, entries);
    expect(after.session.outbox.list().map(({ status }) => status.phase)).toEqual(["waiting", "waiting"]);
    await wait(5_000);
    expect(server.events.slice(1).map(({ payload }) => payload)).toEqual([
      { markdown: "first" },
      { markdown: "second" },
    ]);
    expect(entries.size).toBe(0);
  });

  it("keeps a refused draft with its reason until the person decides", async () => {
    const server = new FakeLiveServer();
    const entries = new Map<string, string>();
    const tab = openTab(server, entries);
    await wait(100);
    const problem = { code: "unchanged", detail: "The severity is SEV2 already." } as const;
    server.refusals = [problem];
    const { outbox } = tab.session;
    const id = outbox.add({ type: "severity_changed", payload: { severity: "SEV1" } });
    outbox.add(note("goes on"));
    await wait(1_000);
    expect(outbox.list()).toMatchObject([{ commandId: id, status: { phase: "failed", problem } }]);
    expect(server.events.at(-1)?.payload).toEqual({ markdown: "goes on" });

    tab.close();
    const again = openTab(server, entries);
    expect(again.session.outbox.list()).toMatchObject([
      { commandId: id, status: { phase: "failed", problem } },
    ]);
    await wait(1_000);
    again.session.outbox.retry(id);
    await wait(1_000);
    expect(again.session.outbox.list()).toEqual([]);
    expect(again.room().state.severity).toBe("SEV1");
  });

  it("gives a late draft the time at which it was written", async () => {
    const server = new FakeLiveServer();
    server.reachable = false;
    const tab = openTab(server);
    const writtenAt = new Date(Date.now()).toISOString();
    tab.session.outbox.add(note("in the tunnel"));
    await wait(60_000);
    server.reachable = true;
    await wait(6_000);
    expect(server.events.at(-1)).toMatchObject({
      payload: { markdown: "in the tunnel" },
      occurredAt: writtenAt,
    });
  });

  it("says that the room is closed", async () => {
    const server = new FakeLiveServer();
    const tab = openTab(server);
    await wait(100);
    server.say("room_closed", { incidentId: INCIDENT });
    expect(tab.session.status().closed).toBe(true);
  });

  it("tells what the person looks at, again after every connect", async () => {
    const server = new FakeLiveServer();
    const tab = openTab(server);
    tab.session.look("board");
    await wait(100);
    server.cut();
    await wait(6_000);
    tab.session.setIdle(true);
    await wait(1);
    const told = server.requests.filter(({ name }) => name === "presence").map(({ body }) => body);
    const looking = { incidentId: INCIDENT, view: "board", idle: false };
    expect(told.slice(-2)).toEqual([looking, { ...looking, idle: true }]);
  });
});

describe("whatever the network does", () => {
  const fault = fc.constantFrom<Fault>("none", "lost", "answer_lost", "twice");
  const action = fc.oneof(
    fc.record({ do: fc.constant("mine" as const) }),
    fc.record({ do: fc.constant("theirs" as const) }),
    fc.record({ do: fc.constantFrom("cut" as const, "away" as const, "back" as const, "reload" as const) }),
    fc.record({ do: fc.constant("fault" as const), faults: fc.array(fault, { maxLength: 4 }) }),
    fc.record({ do: fc.constant("wait" as const), ms: fc.integer({ min: 1, max: 7_000 }) }),
  );

  it("ends with every word written exactly once, and with the server's log", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 25 }), async (actions) => {
        vi.useFakeTimers();
        const server = new FakeLiveServer();
        const entries = new Map<string, string>();
        let tab = openTab(server, entries);
        const written: string[] = [];
        for (const [index, one] of actions.entries()) {
          if (one.do === "mine") {
            written.push(`mine ${index}`);
            tab.session.outbox.add(note(`mine ${index}`));
          }
          if (one.do === "theirs") server.write({ commandId: `theirs ${index}`, ...note("theirs") }, grace);
          if (one.do === "cut") server.cut();
          if (one.do === "away") {
            server.reachable = false;
            server.cut();
          }
          if (one.do === "back") server.reachable = true;
          if (one.do === "fault") server.faults = [...one.faults];
          if (one.do === "wait") await wait(one.ms);
          if (one.do === "reload") {
            tab.close();
            tab = openTab(server, entries);
          }
        }
        server.faults = [];
        server.reachable = true;
        await wait(60_000);
        // A connection that lives loses nothing without a sign; this one did, so something has to follow.
        server.write({ commandId: "last", ...note("the end") }, grace);
        await wait(60_000);
        expect(tab.room().events).toEqual(server.events);
        expect(tab.room().state).toEqual(fold(INCIDENT, server.events));
        const mine = server.events.filter(({ actor }) => actor.id === ada.id).map(({ payload }) => payload);
        expect(mine).toHaveLength(written.length);
        expect(new Set(mine.map((payload) => JSON.stringify(payload))).size).toBe(written.length);
        expect(tab.session.outbox.list()).toEqual([]);
        expect(entries.size).toBe(0);
        const { state, pending } = predict({
          state: tab.room().state,
          eventAt: () => null,
          pending: tab.session.outbox.list(),
          actor: ada,
          mayEditOthers: false,
        });
        expect(pending).toEqual([]);
        expect(state).toBe(tab.room().state);
        tab.close();
      }),
      { numRuns: 150 },
    );
  });
});
