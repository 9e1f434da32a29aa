import type { Actor } from "@/lib/policy/actor";
import { type Allowance, type Bucket, take } from "@/lib/policy/token-bucket";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import { networkOf } from "./rate-limit-network";

/** Per person or token and per node: 120 writes at once, 12 a second after that. */
const WRITES: Allowance = { burst: 120, perSecond: 12 };
/** Per network and node: tokens that open nothing. Nobody guesses one; this keeps them off the database. */
const BAD_TOKENS: Allowance = { burst: 30, perSecond: 0.5 };
/** Per person or token and per node: requests with telemetry. A collector sends a few a second. */
const TELEMETRY: Allowance = { burst: 2_000, perSecond: 500 };
/** Per person or token and per node: changes of a text. An editor sends one after the other while somebody types. */
const TYPING: Allowance = { burst: 200, perSecond: 40 };
const MOST_BUCKETS = 10_000;

/** Counts one write against the actor's allowance, over HTTP and the socket together. */
export type WriteLimit = (actor: Actor) => Outcome<null>;

/** Milliseconds since the epoch come from `now`. */
export function createWriteLimit(now: () => number = Date.now): WriteLimit {
  const limit = createLimit(WRITES, now);
  return (actor) => limit(keyOf(actor), "Too many writes at once: wait a moment.");
}

/** Counts one request with telemetry against an allowance of its own: it keeps nobody from writing. */
export function createTelemetryLimit(now: () => number = Date.now): WriteLimit {
  const limit = createLimit(TELEMETRY, now);
  return (actor) => limit(keyOf(actor), "Too many requests at once: send fewer and larger ones.");
}

/** Counts a change of a text, or `cost` of them, against an allowance of its own. */
export type TypingLimit = (actor: Actor, cost?: number) => Outcome<null>;

export function createTypingLimit(now: () => number = Date.now): TypingLimit {
  const limit = createLimit(TYPING, now);
  return (actor, cost) => limit(keyOf(actor), "Too many changes at once: wait a moment.", cost);
}

function keyOf(actor: Actor): string {
  return actor.kind === "token" ? `token:${actor.tokenId}` : `${actor.kind}:${actor.id}`;
}

/** Counts one request with a token that opens nothing against the allowance of the network that it came from. */
export type BadTokenLimit = (address: string) => Outcome<null>;

export function createBadTokenLimit(now: () => number = Date.now): BadTokenLimit {
  const limit = createLimit(BAD_TOKENS, now);
  return (address) => limit(networkOf(address), "Too many tokens that open nothing: wait a moment.");
}

function createLimit(allowance: Allowance, now: () => number) {
  const buckets = new Map<string, Bucket>();
  return (key: string, detail: string, cost = 1): Outcome<null> => {
    const taken = take(buckets.get(key), now(), allowance, cost);
    // Set anew, so that the first key of the map is the one that has been quiet for longest.
    buckets.delete(key);
    buckets.set(key, taken.bucket);
    if (buckets.size > MOST_BUCKETS) forgetOldest(buckets);
    if (taken.allowed) return success(null);
    return failure("rate_limited", detail, { retryAfterSeconds: taken.retryAfterSeconds });
  };
}

function forgetOldest(buckets: Map<string, Bucket>): void {
  const [oldest] = buckets.keys();
  if (oldest !== undefined) buckets.delete(oldest);
}
