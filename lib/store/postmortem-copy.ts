import type { Pool } from "pg";

import { failure, type Outcome, success } from "@/lib/wire/problem";
import type { KeptDocument } from "@/lib/postmortem/documents-port";

import { whyRefused } from "./postmortem-precheck";
import { createReplica, type Replica } from "./postmortem-replica";
import { addUpdates, compactText, readTextAfter, type TextNews } from "./postmortem-rows";

/** So many updates, or bytes of them, are merged into the snapshot. */
const COMPACT_AFTER = { updates: 200, bytes: 1024 * 1024 };
/** Largest text that is taken further, in bytes of Yjs: its words, and the traces of what was deleted. */
const MOST_TEXT_BYTES = 8 * 1024 * 1024;
/** Most updates that wait for their turn. */
const MOST_WAITING = 500;

/** A change that has been committed, by this node or another. */
export type TextChange = {
  incidentId: string;
  update: Uint8Array;
  number: number;
  /** Who sent it to this node; null where another node took it. */
  sender: string | null;
};

export type SentUpdate = { update: Uint8Array; personId: string; sender: string };

export type Missing = { update: Uint8Array; stateVector: Uint8Array; number: number };

/** What this node has of one text: it decides on changes and follows those of other nodes. */
export type TextCopy = {
  /** Checks, commits, tells; answers with the number. All that comes while a commit is under way shares the next. */
  put: (sent: SentUpdate) => Promise<Outcome<{ number: number }>>;
  missing: (stateVector: Uint8Array) => Promise<Outcome<Missing>>;
  /** As of a moment no earlier than the call. */
  read: () => Promise<KeptDocument>;
  /** There is an update of this number. */
  noticed: (number: number) => void;
  close: () => void;
};

export type CopyOptions = {
  incidentId: string;
  pool: Pool;
  node: string;
  now: () => Date;
  onChange: (change: TextChange) => void;
};

/** What was read, or written. */
type KeptNow = { snapshot: TextNews["snapshot"]; updates: readonly { update: Uint8Array }[] };
type Chosen = { each: Waiting; news: Uint8Array | null };
type Waiting = SentUpdate & { answer: (outcome: Outcome<{ number: number }>) => void };

export function createTextCopy(
  first: TextNews,
  { incidentId, pool, node, now, onChange }: CopyOptions,
): TextCopy {
  let replica: Replica | null = createReplica(first);
  let { number } = first;
  let unmerged = { updates: first.updates.length, bytes: bytesOf(first.updates) };
  let snapshotBytes = first.snapshot?.update.byteLength ?? 0;
  let waiting: Waiting[] = [];
  let last: Promise<unknown> = Promise.resolve();
  let wanted = number;
  let following = false;

  /** One thing at a time: nobody sees what is not committed. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  /** What has been tried and not been committed must not stay. */
  function forget(): void {
    replica?.destroy();
    replica = null;
  }

  async function present(): Promise<Replica> {
    if (replica) return replica;
    const news = await read(-1);
    replica = createReplica(news);
    kept(news);
    for (const { update, number: at } of [news.snapshot, ...news.updates].flatMap((each) => each ?? []))
      if (at > number) onChange({ incidentId, update, number: at, sender: null });
    number = news.number;
    return replica;
  }

  async function read(after: number): Promise<TextNews> {
    const news = await readTextAfter(pool, incidentId, after);
    if (!news) throw new Error("A text that was there has gone.");
    return news;
  }

  /** Reads what other nodes have written. */
  async function catchUp(): Promise<Replica> {
    const copy = await present();
    const news = await read(number);
    const update = copy.take([news.snapshot, ...news.updates].flatMap((each) => each?.update ?? []));
    kept(news);
    number = news.number;
    if (update) onChange({ incidentId, update, number, sender: null });
    return copy;
  }

  /** Follows how much there is in the database. */
  function kept({ snapshot, updates }: KeptNow): void {
    if (snapshot) snapshotBytes = snapshot.update.byteLength;
    const before = snapshot ? { updates: 0, bytes: 0 } : unmerged;
    unmerged = { updates: before.updates + updates.length, bytes: before.bytes + bytesOf(updates) };
  }

  /** Takes those that may be taken into the replica, each on top of the others; answers the rest. */
  async function choose(sent: readonly Waiting[]): Promise<Chosen[]> {
    const chosen: Chosen[] = [];
    for (const each of sent) {
      let tried = (await present()).attempt(each.update);
      // It may rest on what another node has taken.
      if (!tried.ok && tried.reason === "early") tried = (await anew(chosen)).attempt(each.update);
      if (tried.ok) chosen.push({ each, news: tried.news });
      else {
        each.answer(refused(tried.detail, tried.reason === "early" ? "conflict" : "invalid"));
        await anew(chosen);
      }
    }
    return chosen;
  }

  /** What is committed and these, without anything else that has been tried. */
  async function anew(chosen: readonly Chosen[]): Promise<Replica> {
    forget();
    const copy = await present();
    copy.take(chosen.flatMap(({ news }) => news ?? []));
    return copy;
  }

  async function commit(): Promise<void> {
    const sent = waiting;
    waiting = [];
    try {
      const chosen = await choose(sent);
      const added = chosen.flatMap(({ each, news }) => (news ? [{ ...each, update: news }] : []));
      const known = number;
      const head = added.length === 0 ? known : await add(added);
      const before = head - added.length;
      added.forEach(({ update, sender }, place) =>
        onChange({ incidentId, update, number: before + place + 1, sender }),
      );
      // Others have written in between: theirs are read next, and ours again, which is harmless.
      if (before === known) number = head;
      else want(head);
      for (const { each } of chosen) each.answer(success({ number: head }));
      if (isLong(unmerged)) void inTurn(compact).catch(() => undefined);
    } catch {
      // Nobody knows what of it was committed.
      forget();
      for (const { answer } of sent) answer(unavailable);
    }
  }

  async function add(updates: readonly SentUpdate[]): Promise<number> {
    const head = await addUpdates(pool, { incidentId, updates, at: now(), node });
    if (head === null) throw new Error("A text that was there has gone.");
    kept({ snapshot: null, updates });
    return head;
  }

  async function compact(): Promise<void> {
    if (!isLong(unmerged)) return;
    const snapshot = (await catchUp()).missing(new Uint8Array());
    await compactText(pool, { incidentId, number, snapshot });
    unmerged = { updates: 0, bytes: 0 };
    snapshotBytes = snapshot.byteLength;
  }

  /** Where it fails, the next look at the numbers starts it again. */
  function want(head: number): void {
    wanted = Math.max(wanted, head);
    if (following) return;
    following = true;
    void inTurn(async () => {
      following = false;
      if (wanted > number) await catchUp();
    }).catch(() => undefined);
  }

  return {
    put(sent) {
      const refusal = whyRefused(sent.update);
      if (refusal !== null) return Promise.resolve(refused(refusal, "invalid"));
      if (snapshotBytes + unmerged.bytes > MOST_TEXT_BYTES) return Promise.resolve(full);
      if (waiting.length >= MOST_WAITING) return Promise.resolve(unavailable);
      return new Promise((answer) => {
        waiting.push({ ...sent, answer });
        if (waiting.length === 1) void inTurn(commit);
      });
    },
    missing: (stateVector) =>
      inTurn(async () => {
        const copy = await catchUp();
        try {
          return success({ update: copy.missing(stateVector), stateVector: copy.stateVector(), number });
        } catch {
          return noVector;
        }
      }),
    read: () =>
      inTurn(async () => ({ document: (await catchUp()).read(), number, throughSeq: first.throughSeq })),
    noticed(head) {
      if (head > number) want(head);
    },
    close: () => void inTurn(() => Promise.resolve(forget())),
  };
}

const refused = (why: string, code: "invalid" | "conflict") =>
  failure(code, `The change was not taken: ${why}. Open the text again.`);
const unavailable = failure("unavailable", "The change could not be kept now. It is safe to send it again.", {
  retryAfterSeconds: 1,
});
const full = failure("too_large", "This text has become too large to be changed further.");
const noVector = failure("invalid", "The request is not as it should be.", {
  errors: [{ path: "stateVector", reason: "must be a state vector of Yjs" }],
});

const isLong = ({ updates, bytes }: { updates: number; bytes: number }) =>
  updates >= COMPACT_AFTER.updates || bytes >= COMPACT_AFTER.bytes;

function bytesOf(updates: readonly Pick<SentUpdate, "update">[]): number {
  return updates.reduce((sum, { update }) => sum + update.byteLength, 0);
}
