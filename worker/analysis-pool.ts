import { Worker } from "node:worker_threads";

import { createRemoteCalls, type RemoteCalls } from "@/lib/server/remote-calls";

import type { Analyst } from "./investigation/analyst";
import { distantAnalyst } from "./investigation/analyst-thread";

export type AnalysisPool = Analyst & { close: () => Promise<void> };

type Thread = {
  worker: Worker;
  calls: RemoteCalls;
  isBusy: boolean;
  /** What it has in memory, the last one last. */
  knows: string[];
};

type Waiting = { investigationId: string; isUrgent: boolean; take: (thread: Thread) => void };

/** What makes the first card, and what ends an investigation, comes before what tests one more. */
function isPatient(method: keyof Analyst): boolean {
  return method === "evidence" || method === "robustness";
}

/** As many investigations as a thread keeps in memory. */
const MOST_KNOWN = 2;

/**
 * Threads that analyse, each one question after the other, so that this one goes on answering. A question goes to a
 * thread that knows its investigation where one is free. One whose time is up ends its thread: nothing else would.
 */
export function createAnalysisPool(settings: {
  /** The file that a thread runs. */
  entry: string;
  databaseUrl: string;
  threads: number;
}): AnalysisPool {
  const { entry, databaseUrl } = settings;
  const threads: Thread[] = [];
  const waiting: Waiting[] = [];
  let isClosed = false;

  function start(): Thread {
    const worker = new Worker(entry, { workerData: { databaseUrl } });
    const calls = createRemoteCalls(
      {
        postMessage: (message, transfer) => worker.postMessage(message, [...transfer]),
        on: (event, listener) => worker.on(event, listener),
      },
      {},
    );
    const thread: Thread = { worker, calls, isBusy: false, knows: [] };
    const over = (error: Error) => {
      calls.fail(error);
      const at = threads.indexOf(thread);
      if (at >= 0) threads.splice(at, 1);
    };
    worker.once("error", (cause) => over(new Error("A thread of analysis has failed.", { cause })));
    worker.once("exit", () => over(new Error("A thread of analysis has ended.")));
    // What holds the process open is the queue.
    worker.unref();
    threads.push(thread);
    return thread;
  }

  function freeFor(investigationId: string): Thread | null {
    const free = threads.filter(({ isBusy }) => !isBusy);
    const knowing = free.find(({ knows }) => knows.includes(investigationId));
    if (knowing) return knowing;
    return threads.length < settings.threads ? start() : (free[0] ?? null);
  }

  function hand(): void {
    for (const one of [...waiting].sort((a, b) => Number(b.isUrgent) - Number(a.isUrgent))) {
      const thread = freeFor(one.investigationId);
      if (!thread) return;
      waiting.splice(waiting.indexOf(one), 1);
      thread.isBusy = true;
      thread.knows = [...thread.knows.filter((id) => id !== one.investigationId), one.investigationId].slice(
        -MOST_KNOWN,
      );
      one.take(thread);
    }
  }

  async function ask(
    method: keyof Analyst,
    of: { investigationId: string },
    signal: AbortSignal | undefined,
  ): Promise<unknown> {
    if (isClosed) throw new Error("The pool of threads is closed.");
    const { investigationId } = of;
    const thread = await new Promise<Thread>((take) => {
      waiting.push({ investigationId, isUrgent: !isPatient(method), take });
      hand();
    });
    try {
      return await thread.calls.call(method, of, signal && { signal });
    } finally {
      if (signal?.aborted) await thread.worker.terminate();
      thread.isBusy = false;
      hand();
    }
  }

  return {
    ...distantAnalyst(ask),
    async close() {
      isClosed = true;
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}
