type Waiting<Asked, Given> = {
  asked: Asked;
  resolve: (given: Given) => void;
  reject: (error: unknown) => void;
};

/**
 * Has what is asked for one by one done together, so that a crowd is a query or two: whoever asks while one is under way
 * waits for the next. `run` gives an answer for each of what it is given, in its order; where it fails, all of them do.
 */
export function coalesce<Asked, Given>(
  run: (asked: readonly Asked[]) => Promise<readonly Given[]>,
): (asked: Asked) => Promise<Given> {
  let waiting: Waiting<Asked, Given>[] = [];
  let running = false;

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const given = await run(batch.map(({ asked }) => asked));
        for (const [index, answer] of given.entries()) batch[index]?.resolve(answer);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    running = false;
  }

  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, resolve, reject });
      if (running) return;
      running = true;
      // After this turn of the event loop, so that all who ask in it go together.
      setImmediate(() => void drain());
    });
}

/** Reads by id, each id once; the answer is never older than the question. */
export function coalesceReads<Value>(
  read: (ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): (id: string) => Promise<Value | undefined> {
  return coalesce(async (ids: readonly string[]) => {
    const values = await read([...new Set(ids)]);
    return ids.map((id) => values.get(id));
  });
}
