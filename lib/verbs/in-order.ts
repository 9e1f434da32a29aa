/** Works on several at once and gives the results in the order of the entries; what waits is never more than `atOnce`. */
export async function* inOrder<T, R>(
  entries: AsyncIterable<T>,
  atOnce: number,
  work: (entry: T) => Promise<R>,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  try {
    for await (const entry of entries) {
      running.push(work(entry));
      const first = running.length >= atOnce ? running.shift() : undefined;
      if (first) yield await first;
    }
    for (let next = running.shift(); next; next = running.shift()) yield await next;
  } finally {
    // Whoever stops listening leaves nobody's failure unheard.
    await Promise.allSettled(running);
  }
}
