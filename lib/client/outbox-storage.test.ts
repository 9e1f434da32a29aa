import { expect, it } from "vitest";

import { createOutboxStorage, type KeyValueStore, outboxKey } from "./outbox-storage";
import type { Pending } from "./pending";

function memoryStore(entries = new Map<string, string>()): KeyValueStore {
  return {
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
}

const pending = (commandId: string, queuedAtMs: number, status: Pending["status"]): Pending => ({
  commandId,
  draft: { type: "note_added", commandId, payload: { markdown: commandId } },
  queuedAtMs,
  status,
});

const key = (name: string) => outboxKey("ada", "i1", name);
const forbidden = () => {
  throw new DOMException("no", "QuotaExceededError");
};

it("gives back what was put, oldest first; what was in flight waits again", () => {
  const store = memoryStore();
  const storage = createOutboxStorage(store, "ada", "i1");
  const failed = pending("b", 1, { phase: "failed", problem: { code: "forbidden", detail: "No." } });
  storage.put(pending("a", 2, { phase: "sending" }));
  storage.put(failed);
  expect(createOutboxStorage(store, "ada", "i1").load()).toEqual([
    failed,
    pending("a", 2, { phase: "waiting" }),
  ]);
  storage.remove("b");
  expect(storage.load()).toHaveLength(1);
});

it("keeps people and incidents apart", () => {
  const store = memoryStore();
  createOutboxStorage(store, "ada", "i1").put(pending("a", 1, { phase: "waiting" }));
  expect(createOutboxStorage(store, "ada", "i2").load()).toEqual([]);
  expect(createOutboxStorage(store, "grace", "i1").load()).toEqual([]);
});

it("passes over what makes no sense", () => {
  const store = memoryStore(
    new Map([
      [key("1"), "{"],
      [key("2"), "null"],
      [key("3"), "[]"],
      [key("4"), JSON.stringify({ commandId: "4" })],
      [key("5"), JSON.stringify({ ...pending("5", 1, { phase: "waiting" }), draft: "text" })],
    ]),
  );
  expect(createOutboxStorage(store, "ada", "i1").load()).toEqual([]);
});

it("goes on without a store that is full or forbidden", () => {
  const storage = createOutboxStorage(
    { ...memoryStore(), setItem: forbidden, removeItem: forbidden },
    "a",
    "i",
  );
  storage.put(pending("a", 1, { phase: "waiting" }));
  storage.remove("a");
  expect(storage.load()).toEqual([]);
});
