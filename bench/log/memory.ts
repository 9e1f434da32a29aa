/** Resident memory of this process in KiB, after what is garbage has gone. Needs --expose-gc. */
export async function residentKib(): Promise<number> {
  for (let round = 0; round < 4; round++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return process.memoryUsage().rss / 1_024;
}
