import type { Actor } from "@/lib/policy/actor";

/** How long a proof is good for: a token that is revoked sends no more after that. Milliseconds. */
const GOOD_FOR_MS = 1_000;
const MOST_REMEMBERED = 1_000;

/** Who may act by this `Authorization` header; null for nobody. */
type Prove = (authorization: string) => Promise<Actor | null>;

/**
 * Proves, and remembers for a second who it was: a sender shows the same token with each of a hundred requests a
 * second. What proves nobody is looked at each time. Milliseconds since the epoch come from `now`.
 */
export function rememberProofs(prove: Prove, now: () => number = Date.now): Prove {
  const proven = new Map<string, { actor: Actor; until: number }>();
  return async (authorization) => {
    const known = proven.get(authorization);
    if (known && now() < known.until) return known.actor;
    proven.delete(authorization);
    const from = now();
    const actor = await prove(authorization);
    if (!actor) return null;
    if (proven.size >= MOST_REMEMBERED) proven.clear();
    proven.set(authorization, { actor, until: from + GOOD_FOR_MS });
    return actor;
  };
}
