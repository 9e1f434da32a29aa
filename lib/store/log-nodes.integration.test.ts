import { randomUUID } from "node:crypto";

import { afterAll, beforeAll, expect, it, vi } from "vitest";

import type { IncidentEvent } from "@/lib/timeline/event";
import type { RoomState } from "@/lib/timeline/state";
import { note, request } from "@/test/log-request";
import {
  appended,
  createLogWorld,
  declare,
  type LogWorld,
  proven,
  readRoom,
  refusal,
} from "@/test/log-world";
import { until } from "@/test/until";

import type { StoredIncidentLog } from "./incident-log";

let world: LogWorld;

beforeAll(async () => {
  world = await createLogWorld();
});

afterAll(() => world.end());

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** What a node tells its watchers about one incident. */
async function follow(log: StoredIncidentLog, incidentId: string): Promise<IncidentEvent[]> {
  const heard: IncidentEvent[] = [];
  log.onCommitted((news) => {
    for (const one of news) if (one.incidentId === incidentId) heard.push(...one.events);
  });
  await log.watch(incidentId);
  return heard;
}

const seqs = (events: readonly IncidentEvent[]) => events.map(({ seq }) => seq);

it("leaves no gap when two nodes write to one log at once, and each hears all of it in order", async () => {
  const nodes = [world.open(), world.open()];
  const [one, other] = nodes;
  if (!one || !other) throw new Error("two nodes are needed");
  const incidentId = await declare(one);
  const heard = [await follow(one, incidentId), await follow(other, incidentId)];
  await Promise.all(
    range(1, 64).map(async (writer) => {
      const node = writer % 2 === 0 ? one : other;
      for (const turn of range(1, 10)) await appended(node.append([note(incidentId, `${writer}/${turn}`)]));
    }),
  );
  expect(await proven(world.database, incidentId)).toBe(641);
  for (const own of heard) {
    await until(() => own.length >= 640);
    expect(seqs(own)).toEqual(range(2, 641));
  }
  const [room, otherRoom] = [await readRoom(one, incidentId), await readRoom(other, incidentId)];
  expect(otherRoom).toEqual(room);
  for (const node of nodes) expect(await node.state(incidentId)).toEqual(room.state);
});

it("has what another node writes told by the notice, without a read, where it is small", async () => {
  const database = world.another();
  const [one, other] = [world.open(), world.open({ database, pollMs: 60_000 })];
  const incidentId = await declare(one);
  const heard = await follow(other, incidentId);
  await appended(one.append([note(incidentId, "first")]));
  await until(() => heard.length >= 1);
  const query = vi.spyOn(database.pool, "query");
  await appended(one.append([note(incidentId, "small"), note(incidentId, "and another")]));
  await until(() => heard.length >= 3);
  expect(query.mock.calls).toEqual([]);
  query.mockRestore();
  await appended(one.append([note(incidentId, "large".repeat(2_000))]));
  await until(() => heard.length >= 4);
  const room = await readRoom(one, incidentId);
  expect(heard).toEqual(room.events.slice(1));
  expect(await other.lately(incidentId)).toEqual(room.state);
});

it("starves no node: both finish the same work on one log", async () => {
  const [one, other] = [world.open(), world.open()];
  const incidentId = await declare(one);
  const done = { one: 0, other: 0 };
  let stop = false;
  const writer = async (node: StoredIncidentLog, name: "one" | "other") => {
    while (!stop) {
      await appended(node.append([note(incidentId, name)]));
      done[name] += 1;
      stop ||= done.one + done.other >= 600;
    }
  };
  await Promise.all(range(1, 16).flatMap(() => [writer(one, "one"), writer(other, "other")]));
  expect(Math.min(done.one, done.other)).toBeGreaterThan(60);
  expect(await proven(world.database, incidentId)).toBe(1 + done.one + done.other);
});

it("takes a command once, whichever nodes it is sent to", async () => {
  const [one, other] = [world.open(), world.open()];
  const incidentId = await declare(one);
  const commands = range(1, 100).map((turn) => note(incidentId, `${turn}`, { commandId: `c${turn}` }));
  const both = await Promise.all(
    commands.flatMap((command) => [one.append([command]), other.append([command])]),
  );
  const perCommand = commands.map((_, index) => both.slice(2 * index, 2 * index + 2));
  for (const pair of perCommand) {
    const [first, second] = pair.map((outcome) => (outcome.ok ? outcome.appended[0] : undefined));
    expect(first?.event.seq).toBe(second?.event.seq);
    expect(new Set([first?.repeated, second?.repeated])).toEqual(new Set([false, true]));
  }
  expect(await proven(world.database, incidentId)).toBe(101);
});

it("decides by what another node has written a moment ago", async () => {
  const [one, other] = [world.open(), world.open()];
  const incidentId = await declare(one);
  await other.state(incidentId);
  await appended(one.append([request(incidentId, "severity_changed", { severity: "SEV1" })]));
  expect(await other.state(incidentId)).toMatchObject({ severity: "SEV1" });
  await appended(one.append([request(incidentId, "severity_changed", { severity: "SEV4" })]));
  // Refused by memory alone it would be wrong: SEV1 is no longer what it is.
  expect(
    await refusal(other.append([request(incidentId, "severity_changed", { severity: "SEV1" })])),
  ).toBeNull();
  expect(await refusal(one.append([request(incidentId, "severity_changed", { severity: "SEV1" })]))).toBe(
    "unchanged",
  );
});

it("writes units across incidents from two nodes without a deadlock", async () => {
  const [one, other] = [world.open(), world.open()];
  const ids = await Promise.all(range(1, 6).map(() => declare(one)));
  await Promise.all(
    range(1, 60).map(async (turn) => {
      const node = turn % 2 === 0 ? one : other;
      const picked = turn % 3 === 0 ? ids.toReversed() : ids;
      await appended(node.append(picked.map((incidentId) => note(incidentId, `${turn}`))));
    }),
  );
  for (const incidentId of ids) expect(await proven(world.database, incidentId)).toBe(61);
});

it("loses nothing when connections are killed, and tells watchers of it", async () => {
  const [writer, reader] = [world.open(), world.open()];
  const incidentId = await declare(writer);
  const heard = await follow(reader, incidentId);
  for (const turn of range(1, 30)) {
    if (turn % 10 === 5) await killConnections();
    const command = note(incidentId, `${turn}`, { commandId: `c${turn}` });
    await until(() =>
      writer.append([command]).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
  }
  await until(() => heard.length >= 30);
  expect(seqs(heard)).toEqual(range(2, 31));
  expect(await proven(world.database, incidentId)).toBe(31);
});

async function killConnections(): Promise<void> {
  await world.database.pool.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
  );
}

it("tells watchers of what was written while nobody could listen", async () => {
  const [writer, reader] = [world.open(), world.open({ pollMs: 60_000 })];
  const incidentId = await declare(writer);
  const heard = await follow(reader, incidentId);
  await world.database.pool.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query ILIKE 'LISTEN%incident_log%' AND pid <> pg_backend_pid()",
  );
  await appended(writer.append([note(incidentId, "unheard")]));
  await until(() => heard.length === 1);
  expect(seqs(heard)).toEqual([2]);
});

it("says when the list of incidents changes, here and elsewhere", async () => {
  const [one, other] = [world.open(), world.open()];
  const changes = { one: 0, other: 0 };
  const incidentId = await declare(one);
  // Both have said so once on beginning to listen.
  const stop = [one.onListChanged(() => (changes.one += 1)), other.onListChanged(() => (changes.other += 1))];
  await until(async () => {
    await appended(
      one.append([request(incidentId, "title_changed", { title: `${changes.one}/${changes.other}` })]),
    );
    return changes.one > 0 && changes.other > 0;
  });
  const watched = await follow(other, incidentId);
  // Once this note has arrived, so has all that was said before it.
  await appended(one.append([note(incidentId, "one")]));
  await until(() => watched.length === 1);
  const before = { ...changes };
  await appended(one.append([note(incidentId, "changes no list")]));
  await until(() => watched.length === 2);
  expect(changes).toEqual(before);
  for (const end of stop) end();
});

it("delivers to a watcher that comes while others write exactly what follows the head it was given", async () => {
  const [one, other] = [world.open(), world.open()];
  const incidentId = await declare(one);
  const writing = new AbortController();
  const writers = range(1, 8).map(async (writer) => {
    const node = writer % 2 === 0 ? one : other;
    while (!writing.signal.aborted) await appended(node.append([note(incidentId, "x")]));
  });
  for (let turn = 0; turn < 20; turn++) {
    const heard: IncidentEvent[] = [];
    const stop = other.onCommitted((news) => heard.push(...news.flatMap(({ events }) => events)));
    const watch = await other.watch(incidentId);
    await until(() => heard.length > 5);
    const own = seqs(heard).filter((seq) => seq > watch.head);
    expect(own).toEqual(range(watch.head + 1, watch.head + own.length));
    watch.release();
    watch.release();
    stop();
  }
  writing.abort();
  await Promise.all(writers);
});

/** What a node hears that is told of nothing. */
const deaf = { listen: () => () => undefined, close: () => Promise.resolve() };

it("asks what an append depends on of the state that it follows, also where memory is behind", async () => {
  const [one, other] = [world.open({ notifications: deaf, pollMs: 60_000 }), world.open()];
  const incidentId = await declare(one);
  const asked: boolean[] = [];
  const open = {
    ...note(incidentId, "for all"),
    permits: ({ restricted }: RoomState) => {
      asked.push(restricted);
      return !restricted;
    },
  };
  expect(await refusal(one.append([open]))).toBeNull();
  await appended(other.append([request(incidentId, "access_changed", { restricted: true, people: [] })]));
  const late = { ...open, draft: { ...open.draft, commandId: "late" } };
  expect(await refusal(one.append([late]))).toBe("not_found");
  expect(asked).toEqual([false, false, true]);
  expect((await other.state(incidentId))?.lastSeq).toBe(3);
});

it("knows lately what somebody here follows, and otherwise asks", async () => {
  const [one, other] = [world.open({ notifications: deaf, pollMs: 60_000 }), world.open()];
  const incidentId = await declare(one);
  await appended(other.append([note(incidentId, "of a log that nobody follows")]));
  expect((await one.lately(incidentId))?.lastSeq).toBe(2);
  await one.watch(incidentId);
  await appended(other.append([note(incidentId, "not heard of")]));
  expect((await one.lately(incidentId))?.lastSeq).toBe(2);
  expect((await one.state(incidentId))?.lastSeq).toBe(3);
  expect((await one.lately(incidentId))?.lastSeq).toBe(3);
  expect(await one.lately(randomUUID())).toBeNull();
});
