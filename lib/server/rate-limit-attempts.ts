import type { AttemptLimit, AttemptStore } from "@/lib/policy/access-ports";
import { secretDigest } from "@/lib/store/secret-digest";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import { networkOf } from "./rate-limit-network";

const WINDOW_SECONDS = 300;
const MISTAKES_FROM_ONE_NETWORK: AttemptLimit = { limit: 100, windowSeconds: WINDOW_SECONDS };
const MISTAKES_AT_ONE_ACCOUNT: AttemptLimit = { limit: 10, windowSeconds: WINDOW_SECONDS };

/**
 * Attempts from one network at one kind of door, and at one account behind it. Each is counted before it is known
 * to be right, so that parallel guesses cannot slip through together, and taken back once it was.
 */
export type Attempts = {
  count: () => Promise<Outcome<null>>;
  /** It was right: it counts for nothing, and neither do the earlier mistakes at this account. */
  forgive: () => Promise<void>;
};

export function attemptsAt(
  store: AttemptStore,
  {
    door,
    address,
    account,
  }: { door: "sign-in" | "link" | "oidc" | "report"; address: string; account?: string },
): Attempts {
  const network = networkOf(address);
  const byNetwork = keyOf(door, network);
  const byAccount = account === undefined ? null : keyOf(door, network, account);
  return {
    async count() {
      const counted = outcome(await store.count(byNetwork, MISTAKES_FROM_ONE_NETWORK));
      if (!counted.ok || byAccount === null) return counted;
      return outcome(await store.count(byAccount, MISTAKES_AT_ONE_ACCOUNT));
    },
    async forgive() {
      await store.refund(byNetwork);
      if (byAccount !== null) await store.forget(byAccount);
    },
  };
}

function outcome(attempt: Awaited<ReturnType<AttemptStore["count"]>>): Outcome<null> {
  if (attempt.allowed) return success(null);
  const { retryAfterSeconds } = attempt;
  return failure("rate_limited", "Too many attempts: wait before the next one.", { retryAfterSeconds });
}

/** A key says nothing of who tried: it is a digest. */
function keyOf(door: string, ...who: readonly string[]): string {
  return `${door}:${secretDigest(JSON.stringify(who))}`;
}
