import type { Actor } from "@/lib/policy/actor";

/** How many proofs run at once: a few, so that a thousand who come back leave the database to the others too. */
const AT_ONCE = 8;

/** Who sends these headers; null for nobody. */
export type Prove = (headers: Headers) => Promise<Actor | null>;

/**
 * Proves who sends headers, a few at a time and first come first served. Those who show the same credentials
 * while they are being looked at share the answer.
 */
export function queueProofs(prove: Prove): Prove {
  const underWay = new Map<string, Promise<Actor | null>>();
  const waiting: (() => void)[] = [];
  let running = 0;

  async function inTurn(headers: Headers): Promise<Actor | null> {
    if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await prove(headers);
    } finally {
      // The place goes to the next in line, or is given back.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  }

  return (headers) => {
    const key = JSON.stringify([headers.get("authorization"), headers.get("cookie")]);
    const present = underWay.get(key);
    if (present) return present;
    const proof = inTurn(headers).finally(() => underWay.delete(key));
    underWay.set(key, proof);
    return proof;
  };
}
