type One = { resolve: (value: unknown) => void; reject: (reason: unknown) => void };

/** Questions that wait for their answers, by number. An answer to what nobody waits for is none. */
export function createAsked() {
  const waiting = new Map<number, One>();
  let count = 0;

  function settle(id: number): One | undefined {
    const one = waiting.get(id);
    waiting.delete(id);
    return one;
  }

  return {
    /** The next number, and what resolves by its answer. */
    next(): { id: number; answered: Promise<unknown> } {
      count += 1;
      const id = count;
      const answered = new Promise<unknown>((resolve, reject) => {
        waiting.set(id, { resolve, reject });
      });
      return { id, answered };
    },
    resolve: (id: number, value: unknown) => settle(id)?.resolve(value),
    reject: (id: number, reason: unknown) => settle(id)?.reject(reason),
    /** Rejects whatever still waits. */
    fail(reason: unknown): void {
      for (const id of waiting.keys()) settle(id)?.reject(reason);
    },
  };
}
