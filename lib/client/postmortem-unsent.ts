import { mergeUpdates } from "yjs";

import type { PostmortemStorage } from "./postmortem-storage";

/** Updates are put together up to this size, in bytes: well below what the server takes at once. */
const BUNDLE_BYTES = 64 * 1024;

/** What has been written here and is not acknowledged, oldest first. */
export type Unsent = {
  /** What earlier visits left behind; it is waiting now. */
  load: () => readonly Uint8Array[];
  add: (update: Uint8Array) => void;
  some: () => boolean;
  first: () => Uint8Array | undefined;
  /** The first is on its way: nothing may join it. */
  hold: () => void;
  /** The first has been acknowledged. */
  taken: () => void;
  forget: () => void;
};

/** Puts small updates together, and keeps all in storage until they are acknowledged. */
export function createUnsent(storage: PostmortemStorage): Unsent {
  let waiting: Uint8Array[] = [];
  let held = false;
  return {
    load() {
      waiting = [...storage.takeOver()];
      return waiting;
    },
    add(update) {
      const last = waiting.length > (held ? 1 : 0) ? waiting.at(-1) : undefined;
      if (last && last.byteLength + update.byteLength <= BUNDLE_BYTES)
        waiting = [...waiting.slice(0, -1), mergeUpdates([last, update])];
      else waiting = [...waiting, update];
      storage.keep(waiting);
    },
    some: () => waiting.length > 0,
    first: () => waiting[0],
    hold() {
      held = true;
    },
    taken() {
      held = false;
      waiting = waiting.slice(1);
      storage.keep(waiting);
    },
    forget() {
      held = false;
      waiting = [];
      storage.keep(waiting);
    },
  };
}
