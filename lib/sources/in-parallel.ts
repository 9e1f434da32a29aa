/**
 * Runs a task on each item, at most `limit` at a time, and gives the results in the order of the items. Where one
 * rejects, no further one is begun, and the rejection is passed on once those under way have ended.
 */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  limit: number,
  task: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  let stopped = false;
  async function work(): Promise<void> {
    // One queue for all: each worker takes what no other has taken.
    for (const [index, item] of queue) {
      if (stopped) return;
      try {
        results[index] = await task(item);
      } catch (error) {
        stopped = true;
        throw error;
      }
    }
  }
  const workers = Array.from({ length: Math.min(limit, items.length) }, work);
  for (const ended of await Promise.allSettled(workers)) if (ended.status === "rejected") throw ended.reason;
  return results;
}
