import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

import { afterAll, beforeAll, expect, it } from "vitest";

import { mintToken } from "@/lib/server/api-token";
import { type Database, openDatabase } from "@/lib/store/database";
import { openIncidentLog } from "@/lib/store/incident-log";
import { openPostmortemDocuments } from "@/lib/store/postmortem-documents";
import { createReplica } from "@/lib/store/postmortem-replica";
import { readTextAfter } from "@/lib/store/postmortem-rows";
import { openPostmortemTexts } from "@/lib/store/postmortem-texts";
import { createTestDatabase, type TestDatabase } from "@/test/database";
import { declare } from "@/test/log-world";
import { until } from "@/test/until";

import { createMortalNode, type MortalNode } from "./mortal-node";
import { seeded } from "./random";
import { openWritingTab, type WritingTab } from "./writing-tab";

/** More than it takes to see that it works, where somebody wants to be sure. */
const ROUNDS = Number(process.env["CRASH_ROUNDS"] ?? 2);
const WRITING_MS = { least: 150, most: 900 };
/** How long a round may take, and all that is beside the rounds. */
const ROUND_LIMIT_MS = 40_000;
const THINKING_MS = { least: 5, most: 80 };

const seed = Number(process.env["CRASH_SEED"] ?? Date.now() % 1_000_000);
const random = seeded(seed);
const between = ({ least, most }: { least: number; most: number }) => least + random() * (most - least);

let place: TestDatabase;
let database: Database;
let node: MortalNode;
let incidentId: string;
let tabs: WritingTab[];
const writing = new AbortController();

beforeAll(async () => {
  place = await createTestDatabase();
  database = openDatabase({ url: place.url });
  const token = await prepare();
  node = await createMortalNode({ databaseUrl: place.url, seed });
  await node.start();
  tabs = [1, 2].map(() => openWritingTab({ url: node.url, token, incidentId, random }));
});

afterAll(async () => {
  writing.abort();
  for (const tab of tabs) tab.close();
  // A node that prints has something to say: nothing that happens here should surprise it.
  console.log(node.printed());
  await node.kill();
  await database.close();
  await place.drop();
});

/** A person with a token, and an incident whose postmortem has been begun. */
async function prepare(): Promise<string> {
  const userId = randomUUID();
  await database.prisma.user.create({
    data: { id: userId, name: "Ana Berg", email: "ana@parallax.test", role: "owner" },
  });
  const { id, token, secretHash } = mintToken();
  const rights = { name: "crash", scopes: ["write"], createdAt: new Date(), expiresAt: null };
  await database.prisma.apiToken.create({ data: { id, userId, secretHash, ...rights } });
  const log = openIncidentLog({ database });
  incidentId = await declare(log);
  await log.close();
  const texts = openPostmortemTexts({ database, notifications: { listen: () => () => undefined } });
  await openPostmortemDocuments({ database, texts }).begin(
    incidentId,
    { document: { type: "doc", content: [{ type: "paragraph" }] }, throughSeq: 1 },
    { id: userId, name: "Ana Berg" },
  );
  texts.close();
  return token;
}

/** Writes line after line, whatever happens to the server. */
async function write(tab: WritingTab, name: number): Promise<number> {
  for (let turn = 1; ; turn++) {
    tab.write(`Tab ${name} says ${turn}.`);
    await sleep(between(THINKING_MS));
    if (writing.signal.aborted) return turn;
  }
}

it(
  `loses no word that was acknowledged when the server is killed ${ROUNDS} times`,
  async () => {
    await until(() => tabs.every((tab) => tab.isOpen()), "That both tabs have it open");
    const writers = tabs.map(write);
    for (let round = 1; round <= ROUNDS; round++) {
      const before = tabs.map(({ acknowledged }) => acknowledged.length);
      await sleep(between(WRITING_MS));
      await node.kill();
      await node.start();
      await until(
        () => tabs.every(({ acknowledged }, index) => acknowledged.length > (before[index] ?? 0)),
        "That both tabs write again",
      );
    }
    writing.abort();
    const lines = (await Promise.all(writers)).reduce((sum, each) => sum + each, 0);
    await until(() => tabs.every((tab) => tab.isSaved()), "That all is acknowledged");

    const news = await readTextAfter(database.pool, incidentId, -1);
    if (!news) throw new Error("The text has gone.");
    const stored = createReplica(news);
    const read = stored.read();
    await until(() => tabs.every((tab) => tab.read().content.length >= read.content.length));
    for (const tab of tabs) expect(tab.read()).toEqual(read);
    // The empty line of the beginning, and every line once.
    expect(read.content).toHaveLength(1 + lines);
    expect(new Set(read.content.map((block) => JSON.stringify(block))).size).toBe(1 + lines);
    const updates = tabs.flatMap(({ acknowledged }) => acknowledged);
    expect(updates.filter((update) => stored.take([update]) !== null)).toEqual([]);
    console.log(`seed ${seed}, rounds ${ROUNDS}, lines ${lines}, acknowledged updates ${updates.length}`);
  },
  ROUND_LIMIT_MS * (1 + ROUNDS),
);
