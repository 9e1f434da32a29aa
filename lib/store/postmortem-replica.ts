import * as Y from "yjs";

import type { Document } from "@/lib/postmortem/document-types";

import { createTextReader } from "./postmortem-reader";
import type { TextNews } from "./postmortem-rows";

/** A text in memory. */
export type Replica = {
  /** Takes what has been committed. Gives what of it was news, as one update; null where nothing was. */
  take: (updates: readonly Uint8Array[]) => Uint8Array | null;
  /** Tries what has not. Where it is refused, or is never committed, the replica is of no use any more. */
  attempt: (update: Uint8Array) => Attempt;
  read: () => Document;
  /** What somebody does not have who has this state vector (empty: nothing). Throws where it is none. */
  missing: (stateVector: Uint8Array) => Uint8Array;
  stateVector: () => Uint8Array;
  destroy: () => void;
};

export type Attempt =
  /** What was new about it, in Yjs's own words; null where nothing was. */
  | { ok: true; news: Uint8Array | null }
  /** Either it follows on something that is not here, or the text would be none any more. */
  | { ok: false; reason: "early" | "strange"; detail: string };

export function createReplica({ snapshot, updates }: Pick<TextNews, "snapshot" | "updates">): Replica {
  const text = new Y.Doc();
  const reader = createTextReader(text);
  const take = (committed: readonly Uint8Array[]) => newsOf(text, committed);
  take([...(snapshot ? [snapshot.update] : []), ...updates.map(({ update }) => update)]);
  return {
    take,
    attempt(update) {
      const before = reader.look();
      let news: Uint8Array | null;
      try {
        news = newsOf(text, [update]);
      } catch {
        return { ok: false, reason: "strange", detail: "it is no change of this text" };
      }
      if (text.store.pendingStructs || text.store.pendingDs)
        return { ok: false, reason: "early", detail: "it follows on changes that are not here" };
      const { strange, bytes } = reader.look();
      // Two nodes may each have taken what together is too long: whatever makes it shorter is welcome.
      const isNoWorse = strange === before.strange && bytes <= before.bytes;
      return strange === null || isNoWorse
        ? { ok: true, news }
        : { ok: false, reason: "strange", detail: strange };
    },
    read: reader.read,
    missing: (stateVector) =>
      Y.encodeStateAsUpdate(text, stateVector.byteLength === 0 ? undefined : stateVector),
    stateVector: () => Y.encodeStateVector(text),
    destroy: () => text.destroy(),
  };
}

/** Yjs may tidy up after a change, which is a change of its own. */
function newsOf(text: Y.Doc, updates: readonly Uint8Array[]): Uint8Array | null {
  const news: Uint8Array[] = [];
  const hear = (update: Uint8Array) => void news.push(update);
  text.on("update", hear);
  try {
    text.transact(() => {
      for (const update of updates) Y.applyUpdate(text, update);
    });
  } finally {
    text.off("update", hear);
  }
  return news.length === 0 ? null : Y.mergeUpdates(news);
}
