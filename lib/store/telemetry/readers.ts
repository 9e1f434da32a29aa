import type { DuckDBConnection } from "@duckdb/node-api";

/** Connections for reading. A read that waits or runs can be called off. */
export type Readers = {
  read: <T>(id: number, work: (connection: DuckDBConnection) => Promise<T>) => Promise<T>;
  cancel: (id: number) => void;
  /** Calls everything off, and resolves when nothing runs any more. */
  close: () => Promise<void>;
};

type Waiting = { id: number; start: (connection: DuckDBConnection) => void; callOff: () => void };

const CALLED_OFF = "The read was called off.";

export function createReaders(connections: readonly DuckDBConnection[]): Readers {
  const idle = [...connections];
  const running = new Map<number, { connection: DuckDBConnection; done: Promise<unknown> }>();
  let waiting: Waiting[] = [];

  function connectionFor(id: number): Promise<DuckDBConnection> {
    const connection = idle.pop();
    if (connection) return Promise.resolve(connection);
    return new Promise((start, reject) => {
      waiting.push({ id, start, callOff: () => reject(new Error(CALLED_OFF)) });
    });
  }

  function release(connection: DuckDBConnection): void {
    const next = waiting.shift();
    if (next) next.start(connection);
    else idle.push(connection);
  }

  function cancel(id: number): void {
    running.get(id)?.connection.interrupt();
    const called = waiting.filter((one) => one.id === id);
    waiting = waiting.filter((one) => one.id !== id);
    for (const { callOff } of called) callOff();
  }

  return {
    async read(id, work) {
      const connection = await connectionFor(id);
      const done = work(connection);
      running.set(id, { connection, done });
      try {
        return await done;
      } finally {
        running.delete(id);
        release(connection);
      }
    },
    cancel,
    async close() {
      for (const { id } of waiting) cancel(id);
      for (const id of running.keys()) cancel(id);
      await Promise.allSettled([...running.values()].map(({ done }) => done));
      for (const connection of connections) connection.closeSync();
    },
  };
}
