import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, expect, it } from "vitest";

import { mintToken } from "@/lib/server/api-token";
import { openDatabase } from "@/lib/store/database";
import { openIncidentLog } from "@/lib/store/incident-log";
import { verifyLog } from "@/lib/store/verify-log";
import type { IncidentEvent } from "@/lib/timeline/event";
import type { Room } from "@/lib/timeline/room";
import { migrate } from "@/scripts/database/migrations.mjs";
import { withClient } from "@/scripts/database/session.mjs";
import { declare, readRoom } from "@/test/log-world";
import { until } from "@/test/until";

import { startMortalDatabase, type MortalDatabase } from "./mortal-database";
import { createMortalNode, type MortalNode } from "./mortal-node";
import { seeded } from "./random";
import { openTab, type Tab } from "./tab";

const ROUNDS = 20;
const TABS = 50;
/** How long a round writes before something dies, and how long a tab thinks between two notes. Milliseconds. */
const WRITING_MS = { least: 150, most: 900 };
const THINKING_MS = { least: 20, most: 250 };
const LIMIT_MS = 600_000;

const seed = Number(process.env["CRASH_SEED"] ?? Date.now() % 1_000_000);
const random = seeded(seed);
const between = ({ least, most }: { least: number; most: number }) => least + random() * (most - least);

let database: MortalDatabase;
let node: MortalNode;
let incidentId: string;
let tabs: Tab[];
const writing = new AbortController();

beforeAll(async () => {
  database = await startMortalDatabase();
  await migrate({
    url: database.url,
    folder: fileURLToPath(new URL("../../prisma/migrations", import.meta.url)),
  });
  const token = await prepare();
  node = await createMortalNode({ databaseUrl: database.url, seed });
  await node.start();
  tabs = Array.from({ length: TABS }, () => openTab({ url: node.url, token, incidentId, random }));
}, LIMIT_MS);

afterAll(async () => {
  writing.abort();
  for (const tab of tabs) tab.close();
  // A node that prints has something to say: nothing that happens here should surprise it.
  console.log(node.printed());
  await node.kill();
  await database.end();
}, LIMIT_MS);

/** A person with a token, and an incident. */
async function prepare(): Promise<string> {
  const opened = openDatabase({ url: database.url });
  const log = openIncidentLog({ database: opened });
  const userId = randomUUID();
  await opened.prisma.user.create({
    data: { id: userId, name: "Ana Berg", email: "ana@parallax.test", role: "owner" },
  });
  const { id, token, secretHash } = mintToken();
  const rights = { name: "crash", scopes: ["write"], createdAt: new Date(), expiresAt: null };
  await opened.prisma.apiToken.create({ data: { id, userId, secretHash, ...rights } });
  incidentId = await declare(log);
  await log.close();
  await opened.close();
  return token;
}

/** Writes notes one after the other, whatever happens to the server. */
async function write(tab: Tab, name: number): Promise<void> {
  for (let turn = 1; !writing.signal.aborted; turn++) {
    tab.session.outbox.add({ type: "note_added", payload: { markdown: `Tab ${name} says ${turn}.` } });
    await until(() => writing.signal.aborted || tab.session.outbox.list().length < 3);
    await sleep(between(THINKING_MS));
  }
}

const victims = ["server", "database", "both"] as const;

/** Kills, and starts again what is dead. */
async function crash(victim: (typeof victims)[number]): Promise<void> {
  const [server, disk] = [victim !== "database", victim !== "server"];
  await Promise.all([server && node.kill(), disk && database.kill()]);
  await Promise.all([server && node.start(), disk && database.restart()]);
}

/** Each victim as often as the others, in an order of this run's own. */
function* order(): Generator<(typeof victims)[number]> {
  for (;;)
    yield* victims
      .map((victim) => ({ victim, at: random() }))
      .sort((one, other) => one.at - other.at)
      .map(({ victim }) => victim);
}

/** The log as the database has it, read by somebody who remembers nothing. */
async function stored(): Promise<{ room: Room; fault: unknown; events: number }> {
  const opened = openDatabase({ url: database.url });
  const log = openIncidentLog({ database: opened });
  try {
    const room = await readRoom(log, incidentId);
    return { room, ...(await verifyLog(opened.pool, incidentId)) };
  } finally {
    await log.close();
    await opened.close();
  }
}

const settled = (tab: Tab) => tab.isLive() && tab.session.outbox.list().length === 0;

function tally(events: readonly IncidentEvent[]) {
  const written = new Map<string, number[]>();
  for (const { commandId, seq } of events) written.set(commandId, [...(written.get(commandId) ?? []), seq]);
  const answers = tabs.flatMap((tab) => [...tab.acknowledged]);
  return {
    acknowledged: answers.length,
    lost: answers.filter(([commandId]) => !written.has(commandId)).length,
    duplicated: [...written.values()].filter((seqs) => seqs.length > 1).length,
    misplaced: answers.filter(([commandId, all]) =>
      all.some(({ seq }) => seq !== written.get(commandId)?.[0]),
    ).length,
  };
}

it("has a database with all of the disk's guarantees", async () => {
  const { rows } = await withClient(database.url, (client) => client.query("SHOW fsync"));
  expect(rows).toEqual([{ fsync: "on" }]);
});

it(
  `loses and doubles nothing when server and database are killed ${ROUNDS} times`,
  async () => {
    const writers = tabs.map(write);
    await until(() => tabs.every((tab) => tab.acknowledged.size > 0));
    const next = order();
    for (let round = 1; round <= ROUNDS; round++) {
      const before = tabs.reduce((sum, tab) => sum + tab.acknowledged.size, 0);
      await sleep(between(WRITING_MS));
      await crash(next.next().value);
      // Back at work: all tabs live again, and writing.
      await until(() => tabs.every((tab) => tab.isLive()), "That all tabs are live again");
      await until(() => tabs.reduce((sum, tab) => sum + tab.acknowledged.size, 0) >= before + TABS);
    }
    writing.abort();
    await Promise.all(writers);
    await until(() => tabs.every(settled), "That all tabs have everything acknowledged and confirmed");

    const { room, fault, events } = await stored();
    await until(
      () => tabs.every((tab) => tab.room().events.length >= events),
      "That all tabs hold the whole log",
    );
    const { acknowledged, lost, duplicated, misplaced } = tally(room.events);
    console.log(
      `seed ${seed}, rounds ${ROUNDS}, acknowledged ${acknowledged}, lost ${lost}, duplicated ${duplicated}`,
    );
    expect({ lost, duplicated, misplaced, fault }).toEqual({
      lost: 0,
      duplicated: 0,
      misplaced: 0,
      fault: null,
    });
    expect(acknowledged).toBeGreaterThan(ROUNDS * TABS);
    for (const tab of tabs) expect(tab.room()).toEqual(room);
  },
  LIMIT_MS,
);
