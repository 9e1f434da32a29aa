type Waiting<Value> = { resolve: (value: Value | undefined) => void; reject: (error: unknown) => void };

/**
 * Asks for things one by one and reads them together: whoever asks while a query is under way waits for the
 * next, so that the answer is never older than the question, and a crowd of questions is a query or two.
 */
export function readTogether<Value>(
  read: (ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): (id: string) => Promise<Value | undefined> {
  let waiting = new Map<string, Waiting<Value>[]>();
  let running = false;

  async function run(): Promise<void> {
    running = true;
    while (waiting.size > 0) {
      const asked = waiting;
      waiting = new Map();
      try {
        const values = await read([...asked.keys()]);
        for (const [id, all] of asked) for (const { resolve } of all) resolve(values.get(id));
      } catch (error) {
        for (const { reject } of [...asked.values()].flat()) reject(error);
      }
    }
    running = false;
  }

  return (id) =>
    new Promise((resolve, reject) => {
      const all = waiting.get(id);
      if (all) all.push({ resolve, reject });
      else waiting.set(id, [{ resolve, reject }]);
      // After this turn of the event loop, so that all who ask in it go together.
      if (!running) {
        running = true;
        setImmediate(() => void run());
      }
    });
}
