/** How much one caller may do: a burst, refilled at a steady pace. */
export type Allowance = { burst: number; perSecond: number };

/** What is left, as of a moment. Milliseconds since the epoch. */
export type Bucket = { left: number; atMs: number };

export type Taken =
  | { bucket: Bucket; allowed: true }
  | { bucket: Bucket; allowed: false; retryAfterSeconds: number };

/** Takes one from the bucket, or says in how many seconds there will be one. A new caller's bucket is full. */
export function take(bucket: Bucket | undefined, nowMs: number, { burst, perSecond }: Allowance): Taken {
  const elapsedMs = bucket ? Math.max(0, nowMs - bucket.atMs) : 0;
  const left = Math.min(burst, (bucket?.left ?? burst) + (elapsedMs / 1000) * perSecond);
  if (left >= 1) return { allowed: true, bucket: { left: left - 1, atMs: nowMs } };
  return { allowed: false, bucket: { left, atMs: nowMs }, retryAfterSeconds: (1 - left) / perSecond };
}
