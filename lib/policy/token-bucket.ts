/** How much one caller may do: a burst, refilled at a steady pace. */
export type Allowance = { burst: number; perSecond: number };

/** What is left, as of a moment. Milliseconds since the epoch. */
export type Bucket = { left: number; atMs: number };

export type Taken =
  | { bucket: Bucket; allowed: true }
  | { bucket: Bucket; allowed: false; retryAfterSeconds: number };

/**
 * Takes `cost` from the bucket, or says in how many seconds it can be taken. Whoever has one left may take more, and
 * owes the rest. A new caller's bucket is full.
 */
export function take(
  bucket: Bucket | undefined,
  nowMs: number,
  { burst, perSecond }: Allowance,
  cost = 1,
): Taken {
  const elapsedMs = bucket ? Math.max(0, nowMs - bucket.atMs) : 0;
  const left = Math.min(burst, (bucket?.left ?? burst) + (elapsedMs / 1000) * perSecond);
  if (left >= 1) return { allowed: true, bucket: { left: left - cost, atMs: nowMs } };
  return { allowed: false, bucket: { left, atMs: nowMs }, retryAfterSeconds: (1 - left) / perSecond };
}
