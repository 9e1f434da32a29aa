import type { Head } from "./event-rows";

type Waiting = { resolve: (head: Head | undefined) => void; reject: (error: unknown) => void };

/**
 * Asks for heads one by one and reads them together: whoever asks while a query is under way waits for the
 * next, so that the answer is never older than the question.
 */
export function createHeadCheck(
  read: (incidentIds: readonly string[]) => Promise<ReadonlyMap<string, Head>>,
): (incidentId: string) => Promise<Head | undefined> {
  let waiting = new Map<string, Waiting[]>();
  let running = false;

  async function run(): Promise<void> {
    running = true;
    while (waiting.size > 0) {
      const asked = waiting;
      waiting = new Map();
      try {
        const heads = await read([...asked.keys()]);
        for (const [incidentId, all] of asked) for (const { resolve } of all) resolve(heads.get(incidentId));
      } catch (error) {
        for (const { reject } of [...asked.values()].flat()) reject(error);
      }
    }
    running = false;
  }

  return (incidentId) =>
    new Promise((resolve, reject) => {
      const all = waiting.get(incidentId);
      if (all) all.push({ resolve, reject });
      else waiting.set(incidentId, [{ resolve, reject }]);
      // After this turn of the event loop, so that all who ask in it go together.
      if (!running) {
        running = true;
        setImmediate(() => void run());
      }
    });
}
