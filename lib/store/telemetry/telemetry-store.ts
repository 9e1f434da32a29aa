import { Worker } from "node:worker_threads";

import { timesTaken } from "@/lib/telemetry/otlp/times-taken";
import type { TelemetryStore } from "@/lib/telemetry/store-port";

import type { FromOwner, Question, StoreSettings, ToOwner } from "./messages";
import { isStatus, isTaken, isWindowTables } from "./answers";

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

  return {
    async take(sent) {
      const bytes = sent.body.byteLength;
      if (pendingBytes > 0 && pendingBytes + bytes > MOST_PENDING_BYTES)
        return { ok: false, why: "busy", retryAfterSeconds: RETRY_AFTER_SECONDS };
      pendingBytes += bytes;
      try {
        const times = timesTaken(sent.receivedUs, settings.maxAgeHours);
        return isTaken.parse(await ask({ kind: "take", sent, times }, { transfer: [sent.body.buffer] }));
      } finally {
        pendingBytes -= bytes;
      }
    },
    read: async (window, signal) =>
      isWindowTables.parse(await ask({ kind: "read", window }, signal ? { signal } : {})),
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
