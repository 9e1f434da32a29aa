import { z } from "zod";

import { buffersOf } from "@/lib/telemetry/buffers";

/** The end of a channel between two threads or processes: a port, a worker, a child, or what either is to its parent. */
export type RemoteEnd = {
  postMessage: (message: object, transfer: readonly ArrayBuffer[]) => void;
  on: (event: "message", listener: (message: unknown) => void) => unknown;
};

/** What one side does for the other: takes an input, gives an answer and how deep its arrays lie. */
export type Method = (input: unknown, signal: AbortSignal) => Promise<{ answer: unknown; depth: number }>;

export type RemoteCalls = {
  /** The other side's answer. Rejects where it failed, where `signal` aborts, and once the other side is gone. */
  call: (method: string, input: unknown, options?: CallOptions) => Promise<unknown>;
  /** Fails all calls, those to come too. */
  fail: (error: Error) => void;
};

export type CallOptions = { signal?: AbortSignal; transfer?: readonly ArrayBuffer[] };

/** Thrown where the other side could not do what it was asked. */
class RemoteCallError extends Error {
  override readonly name = "RemoteCallError";
}

const message = z.union([
  z.object({ call: z.number(), method: z.string(), input: z.unknown() }),
  z.object({ cancel: z.number() }),
  z.object({ answered: z.number(), answer: z.unknown() }),
  z.object({ failed: z.number(), reason: z.string() }),
]);

/**
 * Calls the other side, and does for it what `methods` can do. Typed arrays of answers go to another thread without a
 * copy; from another process they come as parts of larger buffers, which must not be handed on.
 */
export function createRemoteCalls(end: RemoteEnd, methods: Readonly<Record<string, Method>>): RemoteCalls {
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: unknown) => void }>();
  const running = new Map<number, AbortController>();
  let calls = 0;
  let gone: Error | null = null;

  async function run(call: number, method: string, input: unknown): Promise<void> {
    const abort = new AbortController();
    running.set(call, abort);
    try {
      const own = methods[method];
      if (!own) throw new RemoteCallError(`There is no method "${method}".`);
      const { answer, depth } = await own(input, abort.signal);
      if (!abort.signal.aborted) end.postMessage({ answered: call, answer }, buffersOf(answer, depth));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      end.postMessage({ failed: call, reason }, []);
    } finally {
      running.delete(call);
    }
  }

  function settle(call: number) {
    const one = waiting.get(call);
    waiting.delete(call);
    return one;
  }

  end.on("message", (posted) => {
    const told = message.parse(posted);
    if ("call" in told) void run(told.call, told.method, told.input);
    else if ("cancel" in told) running.get(told.cancel)?.abort();
    else if ("answered" in told) settle(told.answered)?.resolve(told.answer);
    else settle(told.failed)?.reject(new RemoteCallError(told.reason));
  });

  return {
    call(method, input, { signal, transfer = [] } = {}) {
      if (gone) return Promise.reject(gone);
      signal?.throwIfAborted();
      const call = ++calls;
      return new Promise((resolve, reject) => {
        const cancel = () => {
          end.postMessage({ cancel: call }, []);
          settle(call)?.reject(signal?.reason);
        };
        const done = () => signal?.removeEventListener("abort", cancel);
        waiting.set(call, {
          resolve: (answer) => (done(), resolve(answer)),
          reject: (error) => (done(), reject(error)),
        });
        signal?.addEventListener("abort", cancel, { once: true });
        end.postMessage({ call, method, input }, transfer);
      });
    },
    fail(error) {
      gone ??= error;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    },
  };
}

/** Calls of what starts with the first of them, and anew after it is over; `started` gives it where it is there. */
export function callsOnDemand<Started extends { calls: RemoteCalls }>(
  start: (over: (error: Error) => void) => Started,
): { calls: () => RemoteCalls; started: () => Started | null } {
  let present: Started | null = null;
  return {
    calls() {
      if (present) return present.calls;
      const own = start((error) => {
        own.calls.fail(error);
        if (present === own) present = null;
      });
      present = own;
      return own.calls;
    },
    started: () => present,
  };
}
