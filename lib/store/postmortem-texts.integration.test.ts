import { randomUUID } from "node:crypto";

import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";

import type { Document } from "@/lib/postmortem/document-types";
import { createTestDatabase, type TestDatabase } from "@/test/database";
import { paragraph } from "@/test/text-client";
import { until } from "@/test/until";

import { type Database, openDatabase } from "./database";
import { openPostmortemDocuments } from "./postmortem-documents";
import { openPostmortemTexts, type PostmortemTexts, TooManyTexts } from "./postmortem-texts";

let place: TestDatabase;
let database: Database;
const opened: PostmortemTexts[] = [];
const by = { id: "ada", name: "Ada" };
const line = (text: string): Document => ({
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});

beforeAll(async () => {
  place = await createTestDatabase();
  database = openDatabase({ url: place.url });
});
afterAll(async () => {
  for (const texts of opened) texts.close();
  await database.close();
  await place.drop();
});

/** A node that no notification reaches: it has to look for itself. */
function deafNode(limits?: { used: number; idle: number }): PostmortemTexts {
  const notifications = { listen: () => () => undefined };
  const texts = openPostmortemTexts({ database, notifications, pollMs: 30, ...(limits && { limits }) });
  opened.push(texts);
  return texts;
}

const documentsOf = (texts: PostmortemTexts) => openPostmortemDocuments({ database, texts });

async function begun(texts: PostmortemTexts, words = "begun"): Promise<string> {
  const incidentId = randomUUID();
  await documentsOf(texts).begin(incidentId, { document: line(words), throughSeq: 3 }, by);
  return incidentId;
}

async function hold(texts: PostmortemTexts, incidentId: string) {
  const held = await texts.hold(incidentId);
  if (!held) throw new Error("There is no such text.");
  return held;
}

/** Writes lines, one update each, as one person whose document this is. */
async function writer(texts: PostmortemTexts, incidentId: string) {
  const held = await hold(texts, incidentId);
  const doc = new Y.Doc();
  const all = await held.missing(new Uint8Array());
  if (all.ok) Y.applyUpdate(doc, all.value.update);
  return (words: string) => {
    const before = Y.encodeStateVector(doc);
    doc.getXmlFragment("default").push([paragraph(words)]);
    return held.put({ update: Y.encodeStateAsUpdate(doc, before), personId: "ada", sender: "tab" });
  };
}

async function rows(incidentId: string): Promise<{ updates: number; numbers: readonly number[] }> {
  const found = await database.prisma.postmortemUpdate.findMany({
    where: { incidentId },
    orderBy: { number: "asc" },
  });
  return { updates: found.length, numbers: found.map(({ number }) => number) };
}

it("begins a text once: of two drafts at once one stands", async () => {
  const documents = documentsOf(deafNode());
  const incidentId = randomUUID();
  const drafts = ["one", "other"].map((words, index) => ({ document: line(words), throughSeq: index + 1 }));
  const answers = await Promise.all(drafts.map((draft) => documents.begin(incidentId, draft, by)));
  expect(answers[0]).toEqual(answers[1]);
  const kept = await documents.read(incidentId);
  expect(kept).toEqual({ ...drafts[(kept?.throughSeq ?? 0) - 1], number: 0 });
  expect(await documents.read(randomUUID())).toBeNull();
  expect(await documents.read("no id")).toBeNull();
});

it("numbers the updates of all nodes without a gap, and lets a node that hears nothing find them", async () => {
  const nodes = [deafNode(), deafNode(), deafNode()];
  const [first = deafNode()] = nodes;
  const incidentId = await begun(first);
  const told = nodes.map((node) => {
    const numbers: number[] = [];
    node.onChange(({ number }) => numbers.push(number));
    return numbers;
  });
  const writers = await Promise.all(nodes.map((node) => writer(node, incidentId)));
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, turn) => turn).flatMap(
      (turn) => writers[turn % 3]?.(`line ${turn}`) ?? [],
    ),
  );
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect((await rows(incidentId)).numbers).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  await until(() => told.every((numbers) => numbers.some((number) => number >= 60)), "That all have heard");
  const all = await Promise.all(nodes.map((node) => documentsOf(node).read(incidentId)));
  expect(all[0]?.document.content).toHaveLength(61);
  for (const one of all) expect(one).toEqual(all[0]);
});

it("merges updates into the snapshot and loses none, whoever is behind", async () => {
  const [here, there, never] = [deafNode(), deafNode(), deafNode()];
  const incidentId = await begun(here);
  const behind = await hold(there, incidentId);
  const write = await writer(here, incidentId);
  for (let turn = 0; turn < 230; turn++) expect(await write(`line ${turn}`)).toMatchObject({ ok: true });
  await until(async () => (await rows(incidentId)).updates < 200, "That updates have been merged");
  const kept = await database.prisma.postmortemDocument.findUniqueOrThrow({ where: { incidentId } });
  const { numbers } = await rows(incidentId);
  expect(kept.lastNumber).toBe(230);
  expect(numbers).toEqual(
    Array.from({ length: 230 - kept.snapshotNumber }, (_, at) => kept.snapshotNumber + 1 + at),
  );
  const now = await behind.read();
  expect(now.document.content).toHaveLength(231);
  expect(await documentsOf(never).read(incidentId)).toEqual(now);
});

it("keeps in memory what is used, and a few that were", async () => {
  const node = deafNode({ used: 2, idle: 1 });
  const ids = await Promise.all([begun(node), begun(node), begun(node)]);
  const [one, two] = await Promise.all(ids.slice(0, 2).map((id) => hold(node, id)));
  await expect(node.hold(ids[2] ?? "")).rejects.toThrow(TooManyTexts);
  one?.release();
  one?.release();
  const three = await hold(node, ids[2] ?? "");
  expect((await three.read()).document).toEqual(line("begun"));
  three.release();
  two?.release();
  expect((await documentsOf(node).read(ids[0] ?? ""))?.document).toEqual(line("begun"));
});

it("freezes versions that are numbered without a gap and never change", async () => {
  const node = deafNode();
  const documents = documentsOf(node);
  const incidentId = await begun(node, "first");
  const freeze = (state: "in_review" | "published", commandId: string) =>
    documents.freeze(incidentId, { state, commandId }, by);
  const first = await freeze("in_review", "c1");
  expect(first).toMatchObject({ number: 1, state: "in_review", by });
  expect(await freeze("in_review", "c2")).toEqual(first);
  await (
    await writer(node, incidentId)
  )("second");
  expect(await freeze("in_review", "c1")).toEqual(first);
  const more = await Promise.all(["c3", "c4", "c5"].map((commandId) => freeze("published", commandId)));
  expect(more.map((version) => version?.number)).toEqual([2, 2, 2]);
  expect(more[0]?.hash).not.toBe(first?.hash);
  expect((await documents.versions(incidentId)).map(({ number }) => number)).toEqual([2, 1]);
  expect(await documents.readVersion(incidentId, 1)).toEqual({ ...first, document: line("first") });
  expect(await documents.readVersion(incidentId, 9)).toBeNull();
  expect(await documents.frozenBy(incidentId, "c1")).toMatchObject({ number: 1 });
  expect(await freeze("in_review", "c1")).toEqual(first);
});
