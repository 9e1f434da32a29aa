import type { TokenProof } from "@/lib/policy/access-ports";

import { onAccessChange } from "./access-channel";
import type { Notifications } from "./notifications";

/** Every change is told; this is how long one can go unheard that was told while nobody could hear. Milliseconds. */
const GOOD_FOR_MS = 5_000;
/** A change of our own has been committed and told by then, or never will be. Milliseconds. */
const UNSETTLED_MS = 15_000;
const MOST = 1_000;

type Held = { proof: TokenProof; untilMs: number };

/** Tokens as the database last gave them, until it tells of a change to what their person may do. */
export type RememberedTokens = {
  /** What is known of a token, or else what `read` gives, which is remembered. */
  find: (id: string, read: () => Promise<TokenProof | null>) => Promise<TokenProof | null>;
  /** Its use has been noted. */
  used: (id: string, at: Date) => void;
  /** What this person may do is about to change: nothing is remembered of it until that has been told. */
  expectChange: (personId: string) => void;
};

/** Milliseconds come from `now`. Nothing is remembered before notifications are heard. */
export function rememberTokens(
  notifications: Pick<Notifications, "listen">,
  now: () => number = Date.now,
): RememberedTokens {
  const held = new Map<string, Held>();
  /** People whose rights this node is changing, and until when. */
  const unsettled = new Map<string, number>();
  let isHeard = false;
  /** What was read before a change was told may be from before that change. */
  let changes = 0;

  function forget(personId: string): void {
    changes += 1;
    for (const [id, { proof }] of held) if (proof.userId === personId) held.delete(id);
  }

  onAccessChange(notifications, {
    onChange({ personId }) {
      unsettled.delete(personId);
      forget(personId);
    },
    onAnything() {
      isHeard = true;
      changes += 1;
      held.clear();
    },
  });

  return {
    async find(id, read) {
      const known = held.get(id);
      if (known && now() < known.untilMs) return known.proof;
      held.delete(id);
      const [before, fromMs] = [changes, now()];
      const proof = await read();
      if (!proof || !isHeard || changes !== before) return proof;
      if (fromMs < (unsettled.get(proof.userId) ?? 0)) return proof;
      if (held.size >= MOST) held.clear();
      held.set(id, { proof, untilMs: fromMs + GOOD_FOR_MS });
      return proof;
    },
    used(id, at) {
      const known = held.get(id);
      if (known) held.set(id, { ...known, proof: { ...known.proof, lastUsedAt: at } });
    },
    expectChange(personId) {
      for (const [id, untilMs] of unsettled) if (untilMs <= now()) unsettled.delete(id);
      unsettled.set(personId, now() + UNSETTLED_MS);
      forget(personId);
    },
  };
}
