import type { KeyValueStore } from "./outbox-storage";

const PREFIX = "parallax:postmortem:";
/** Bytes that are spread over arguments at once: more would be too many for one call. */
const CHUNK = 8_192;

/** What one tab has written into one postmortem and the server has not taken yet, across reloads. */
export type PostmortemStorage = {
  /** What was left behind, by this person's earlier tabs too: it becomes this tab's own. */
  takeOver: () => readonly Uint8Array[];
  /** Keeps these in place of what was kept before; where storage is full or forbidden they live in memory only. */
  keep: (updates: readonly Uint8Array[]) => void;
};

/** Updates of Yjs under a key of the tab's own: taking over what another tab still sends is harmless, since twice is. */
export function createPostmortemStorage(
  store: KeyValueStore,
  personId: string,
  incidentId: string,
  tabId: string,
): PostmortemStorage {
  const ofIncident = `${PREFIX}${personId}:${incidentId}:`;
  const own = `${ofIncident}${tabId}`;
  const keep = (updates: readonly Uint8Array[]) => {
    try {
      if (updates.length === 0) store.removeItem(own);
      else store.setItem(own, updates.map(toText).join(" "));
    } catch {
      // Full or forbidden: what was written is still on the screen and still sent.
    }
  };
  return {
    takeOver() {
      const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? "").filter((key) =>
        key.startsWith(ofIncident),
      );
      const updates = keys.flatMap((key) => (store.getItem(key) ?? "").split(" ").flatMap(fromText));
      keep(updates);
      for (const key of keys) if (key !== own) store.removeItem(key);
      return updates;
    },
    keep,
  };
}

function toText(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += CHUNK)
    binary += String.fromCodePoint(...bytes.subarray(at, at + CHUNK));
  return btoa(binary);
}

/** Nothing where the text is not what was written there. */
function fromText(text: string): Uint8Array[] {
  if (text === "") return [];
  try {
    return [Uint8Array.from(atob(text), (letter) => letter.codePointAt(0) ?? 0)];
  } catch {
    return [];
  }
}
