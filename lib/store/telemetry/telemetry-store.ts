import { MessageChannel, Worker } from "node:worker_threads";

import { timesTaken } from "@/lib/telemetry/otlp/times-taken";
import type { TelemetryStore } from "@/lib/telemetry/store-port";

import {
  isLogLines,
  isMinuteVersions,
  isNumberedSpans,
  isPointTable,
  isShownRows,
  isSpanTable,
  isStatus,
  isTaken,
  isWindowTables,
} from "./answers";
import { createAsked } from "./asked";
import { boundedTake } from "./bounded-take";
import type { FromThread, Question, StoreSettings, ToDecoder, ToOwner } from "./messages";
import type { Reading } from "./reading";

/** Thrown where the store's threads could not do what they were asked. */
class TelemetryStoreError extends Error {
  override readonly name = "TelemetryStoreError";
}

/** The files that the store's two threads begin with. */
export type StoreEntries = { owner: string; decoder: string };

/** Starts the thread that owns the database, and the one that decodes for it. Once per process and folder. */
export async function openTelemetryStore(
  settings: StoreSettings,
  entries: StoreEntries,
): Promise<TelemetryStore> {
  const { port1: toOwner, port2: fromDecoder } = new MessageChannel();
  const owner = new Worker(entries.owner, {
    workerData: { settings, decoder: fromDecoder },
    transferList: [fromDecoder],
  });
  const decoder = new Worker(entries.decoder, { workerData: { owner: toOwner }, transferList: [toOwner] });
  const asked = createAsked();
  const taking = new Set<Promise<unknown>>();
  let gone: Error | null = null;

  let closing: Promise<void> | null = null;

  const ended = new Promise<void>((resolve) => owner.once("exit", () => resolve()));
  function fail(error: Error): void {
    if (gone) return;
    gone = error;
    asked.fail(error);
  }

  function started(thread: Worker): Promise<void> {
    return new Promise((resolve, reject) => {
      thread.on("message", (message: FromThread) => {
        if ("ready" in message) resolve();
        else if ("error" in message) asked.reject(message.id, new TelemetryStoreError(message.error));
        else asked.resolve(message.id, message.value);
      });
      thread.once("error", (error) => {
        fail(new TelemetryStoreError("The telemetry store has failed.", { cause: error }));
        reject(error);
      });
      thread.once("exit", () => fail(new TelemetryStoreError("The telemetry store is closed.")));
    });
  }

  function ask(question: Question, signal?: AbortSignal): Promise<unknown> {
    if (gone) return Promise.reject(gone);
    signal?.throwIfAborted();
    const { id, answered } = asked.next();
    tell(owner, { id, question });
    if (!signal) return answered;
    const cancel = () => {
      tell(owner, { id, cancel: true });
      asked.reject(id, signal.reason);
    };
    signal.addEventListener("abort", cancel, { once: true });
    return answered.finally(() => signal.removeEventListener("abort", cancel));
  }

  try {
    await Promise.all([started(owner), started(decoder)]);
  } catch (error) {
    await Promise.all([owner.terminate(), decoder.terminate()]);
    throw error;
  }

  /** Whatever has failed: as long as the owner is there, it has files to close. */
  async function closeBoth(): Promise<void> {
    // What is still being decoded is not yet known to the owner.
    await Promise.allSettled(taking);
    const { id, answered } = asked.next();
    tell(owner, { id, question: { kind: "close" } });
    await Promise.race([answered, ended]);
    fail(new TelemetryStoreError("The telemetry store is closed."));
    await Promise.all([owner.terminate(), decoder.terminate()]);
    await ended;
  }

  const read = (reading: Reading, signal?: AbortSignal) => ask({ kind: "read", reading }, signal);

  return {
    take: boundedTake(async (sent) => {
      if (gone) throw gone;
      const { id, answered } = asked.next();
      const times = timesTaken(sent.receivedUs, settings.maxAgeHours);
      tell(decoder, { id, sent, times }, [sent.body.buffer]);
      taking.add(answered);
      try {
        return isTaken.parse(await answered);
      } finally {
        taking.delete(answered);
      }
    }),
    read: async (window, signal) => isWindowTables.parse(await read({ of: "tables", window }, signal)),
    rows: {
      versions: async (window, signal) =>
        isMinuteVersions.parse(await ask({ kind: "versions", window }, signal)),
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
    close: () => (closing ??= closeBoth()),
  };
}

// A thread is no window: it has no origin.
function tell(thread: Worker, message: ToOwner | ToDecoder, transfer: readonly ArrayBuffer[] = []): void {
  thread.postMessage(message, [...transfer]);
}
