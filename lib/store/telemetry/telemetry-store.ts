import { Worker } from "node:worker_threads";

import type { TelemetryStore } from "@/lib/telemetry/store-port";

import type { FromOwner, Question, Reading, StoreSettings, ToOwner } from "./messages";
import {
  isLogLines,
  isNumberedSpans,
  isPointTable,
  isShownRows,
  isSpanTable,
  isStatus,
  isTaken,
  isWindowTables,
} from "./answers";

/** Bytes of bodies that may be on their way to the disk at once. More is turned away, not kept. */
const MOST_PENDING_BYTES = 48 * 1024 * 1024;
const RETRY_AFTER_SECONDS = 1;

/** Thrown where the owner's thread could not do what it was asked. */
class TelemetryStoreError extends Error {
  override readonly name = "TelemetryStoreError";
}

type Asked = { resolve: (value: unknown) => void; reject: (error: unknown) => void };

/** Starts the owner's thread from its entry file. Once per process and folder. */
export async function openTelemetryStore(settings: StoreSettings, entry: string): Promise<TelemetryStore> {
  const owner = new Worker(entry, { workerData: settings });
  const asked = new Map<number, Asked>();
  let asks = 0;
  let pendingBytes = 0;
  let gone: Error | null = null;

  const ended = new Promise<void>((resolve) => owner.once("exit", () => resolve()));
  function fail(error: Error): void {
    gone ??= error;
    for (const { reject } of asked.values()) reject(error);
    asked.clear();
  }

  await new Promise<void>((resolve, reject) => {
    owner.on("message", (message: FromOwner) => {
      if ("ready" in message) return resolve();
      const one = asked.get(message.id);
      asked.delete(message.id);
      if ("error" in message) one?.reject(new TelemetryStoreError(message.error));
      else one?.resolve(message.value);
    });
    owner.once("error", (error) => {
      fail(new TelemetryStoreError("The telemetry store has failed.", { cause: error }));
      reject(error);
    });
    owner.once("exit", () => fail(new TelemetryStoreError("The telemetry store is closed.")));
  });

  // A thread is no window: it has no origin.
  const tell = (message: ToOwner, transfer: readonly ArrayBuffer[] = []) =>
    owner.postMessage(message, [...transfer]);

  function ask(question: Question, { transfer = [], signal }: AskOptions = {}): Promise<unknown> {
    if (gone) return Promise.reject(gone);
    signal?.throwIfAborted();
    const id = ++asks;
    return new Promise((resolve, reject) => {
      const cancel = () => {
        tell({ id, cancel: true });
        if (asked.delete(id)) reject(signal?.reason);
      };
      const settled = () => signal?.removeEventListener("abort", cancel);
      asked.set(id, {
        resolve: (value) => (settled(), resolve(value)),
        reject: (error) => (settled(), reject(error)),
      });
      signal?.addEventListener("abort", cancel, { once: true });
      tell({ id, question }, transfer);
    });
  }

  const read = (reading: Reading, signal?: AbortSignal) =>
    ask({ kind: "read", reading }, signal ? { signal } : {});

  return {
    async take(sent) {
      const bytes = sent.body.byteLength;
      if (pendingBytes > 0 && pendingBytes + bytes > MOST_PENDING_BYTES)
        return { ok: false, why: "busy", retryAfterSeconds: RETRY_AFTER_SECONDS };
      pendingBytes += bytes;
      try {
        return isTaken.parse(await ask({ kind: "take", sent }, { transfer: [sent.body.buffer] }));
      } finally {
        pendingBytes -= bytes;
      }
    },
    read: async (window, signal) => isWindowTables.parse(await read({ of: "tables", window }, signal)),
    rows: {
      points: async (window, signal) => isPointTable.parse(await read({ of: "points", window }, signal)),
      spans: async (window, signal) => isNumberedSpans.parse(await read({ of: "spans", window }, signal)),
      logs: async (window, signal) => isLogLines.parse(await read({ of: "logs", window }, signal)),
      shown: async (window, wanted, signal) =>
        isShownRows.parse(await read({ of: "shown", window, wanted }, signal)),
      trace: async (window, traceId, signal) =>
        isSpanTable.parse(await read({ of: "trace", window, traceId }, signal)),
    },
    status: async () => isStatus.parse(await ask({ kind: "status" })),
    async keepHouse(nowUs) {
      await ask({ kind: "keep house", nowUs });
    },
    async close() {
      if (gone) return;
      await ask({ kind: "close" });
      gone = new TelemetryStoreError("The telemetry store is closed.");
      await owner.terminate();
      await ended;
    },
  };
}

type AskOptions = { transfer?: readonly ArrayBuffer[]; signal?: AbortSignal };
