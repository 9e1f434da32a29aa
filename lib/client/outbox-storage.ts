import type { OutboxStorage } from "./outbox";
import type { Pending } from "./pending";

/** A browser's localStorage, or a test's. */
export type KeyValueStore = Pick<Storage, "length" | "key" | "getItem" | "setItem" | "removeItem">;

const PREFIX = "parallax:outbox:";

/** The key under which one draft is kept. */
export function outboxKey(personId: string, incidentId: string, commandId: string): string {
  return `${PREFIX}${personId}:${incidentId}:${commandId}`;
}

/**
 * Keeps one person's drafts for one incident across reloads, each under a key of its own. Where storage is
 * full or forbidden, drafts live in memory only.
 */
export function createOutboxStorage(
  store: KeyValueStore,
  personId: string,
  incidentId: string,
): OutboxStorage {
  const key = (commandId: string) => outboxKey(personId, incidentId, commandId);
  return {
    load: () =>
      keysOf(store, key(""))
        .flatMap((name) => revive(store.getItem(name)))
        .sort((a, b) => a.queuedAtMs - b.queuedAtMs),
    put: (pending) => attempt(() => store.setItem(key(pending.commandId), JSON.stringify(pending))),
    remove: (commandId) => attempt(() => store.removeItem(key(commandId))),
  };
}

function keysOf(store: KeyValueStore, prefix: string): string[] {
  const names = Array.from({ length: store.length }, (_, index) => store.key(index) ?? "");
  return names.filter((name) => name.startsWith(prefix));
}

function attempt(write: () => void): void {
  try {
    write();
  } catch {
    // Full or forbidden: what was written is still on the screen and still sent.
  }
}

/** Reads an entry back; what was in flight waits again, and what makes no sense is passed over. */
function revive(text: string | null): Pending[] {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    if (!isPending(value)) return [];
    return [value.status.phase === "failed" ? value : { ...value, status: { phase: "waiting" } }];
  } catch {
    return [];
  }
}

/** Checks the outline only: the payload is ours, and the server checks it anyway. */
function isPending(value: unknown): value is Pending {
  return (
    typeof member(value, "commandId") === "string" &&
    typeof member(value, "queuedAtMs") === "number" &&
    typeof member(member(value, "draft"), "type") === "string" &&
    typeof member(member(value, "draft"), "payload") === "object" &&
    typeof member(member(value, "status"), "phase") === "string"
  );
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
