import type { Live } from "./live";
import type { OpenTransport, Transport } from "./live-transport";

/** Without a touch of the keyboard or pointer for this long a person counts as away. Milliseconds. */
const IDLE_AFTER_MS = 120_000;

/** Connects a tab's live objects to what the browser knows: network, attention, other tabs. */
export function listenToBrowser(live: Live): () => void {
  const ears = new AbortController();
  const { signal } = ears;
  let idleTimer: ReturnType<typeof setTimeout> | undefined;
  const attend = () => {
    clearTimeout(idleTimer);
    idleTimer = setTimeout(() => live.setIdle(true), IDLE_AFTER_MS);
    live.setIdle(false);
  };
  for (const name of ["pointerdown", "keydown", "wheel"])
    window.addEventListener(name, attend, { signal, passive: true });
  document.addEventListener(
    "visibilitychange",
    () => {
      if (document.hidden) return live.setIdle(true);
      attend();
      live.connection.hurry();
    },
    { signal },
  );
  window.addEventListener("online", () => live.connection.hurry(), { signal });
  window.addEventListener("offline", () => live.connection.lost(), { signal });
  window.addEventListener(
    "storage",
    ({ key, newValue }) => key !== null && newValue === null && live.storageRemoved(key),
    { signal },
  );
  attend();
  return () => {
    clearTimeout(idleTimer);
    ears.abort();
  };
}

/** Fetches the socket library when the first connection is made: no page waits for it. */
export const openLazyTransport: OpenTransport = (listener) => {
  let transport: Transport | null = null;
  let closed = false;
  const load = async () => {
    const { openSocketTransport } = await import("./socket-transport");
    transport = openSocketTransport(listener);
    if (!closed) transport.connect();
  };
  return {
    connect() {
      closed = false;
      if (transport) transport.connect();
      else load().catch(() => listener.down());
    },
    close() {
      closed = true;
      transport?.close();
    },
    async request(name, body) {
      if (!transport) throw new Error("There is no connection yet.");
      return transport.request(name, body);
    },
  };
};

/** Storage that may be forbidden, as it is in some private windows. */
export function localStore(): Storage | EmptyStore {
  try {
    return window.localStorage;
  } catch {
    return emptyStore;
  }
}

type EmptyStore = Pick<Storage, "length" | "key" | "getItem" | "setItem" | "removeItem">;
const emptyStore: EmptyStore = {
  length: 0,
  key: () => null,
  getItem: () => null,
  setItem: () => undefined,
  removeItem: () => undefined,
};
