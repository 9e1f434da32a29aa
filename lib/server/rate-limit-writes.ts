import type { Actor } from "@/lib/policy/actor";
import { type Allowance, type Bucket, take } from "@/lib/policy/token-bucket";
import { failure, type Outcome, success } from "@/lib/wire/problem";

/** Per person or token and per node: 120 writes at once, 12 a second after that. */
const WRITES: Allowance = { burst: 120, perSecond: 12 };
const MOST_BUCKETS = 10_000;

/** Counts one write against the actor's allowance, over HTTP and the socket together. */
export type WriteLimit = (actor: Actor) => Outcome<null>;

/** Milliseconds since the epoch come from `now`. */
export function createWriteLimit(now: () => number = Date.now, allowance = WRITES): WriteLimit {
  const buckets = new Map<string, Bucket>();
  return (actor) => {
    const key = actor.kind === "token" ? `token:${actor.tokenId}` : `${actor.kind}:${actor.id}`;
    const nowMs = now();
    const taken = take(buckets.get(key), nowMs, allowance);
    // Set anew, so that the first key of the map is the one that has been quiet for longest.
    buckets.delete(key);
    buckets.set(key, taken.bucket);
    if (buckets.size > MOST_BUCKETS) forgetOldest(buckets);
    if (taken.allowed) return success(null);
    return failure("rate_limited", "Too many writes at once: wait a moment.", {
      retryAfterSeconds: taken.retryAfterSeconds,
    });
  };
}

function forgetOldest(buckets: Map<string, Bucket>): void {
  const [oldest] = buckets.keys();
  if (oldest !== undefined) buckets.delete(oldest);
}
