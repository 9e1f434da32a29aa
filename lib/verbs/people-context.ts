import type { Actor } from "@/lib/policy/actor";
import type { PeopleStores } from "@/lib/policy/people-stores";

/** Slow hashes of passwords. */
export type Passwords = {
  hash: (password: string) => Promise<string>;
  verify: (given: { hash: string; password: string }) => Promise<boolean>;
};

/** Random secrets that are handed out once, and what is kept of them. */
export type Secrets = {
  mint: () => { secret: string; digest: string };
  digest: (secret: string) => string;
  mintToken: () => { id: string; token: string; secretHash: string };
};

/** What verbs about people are given, whoever asks. */
export type DoorContext = PeopleStores & {
  now: () => Date;
  /** A fresh UUID. */
  id: () => string;
  passwords: Passwords;
  secrets: Secrets;
  /** The public address, with no slash at the end: what links begin with. */
  origin: string;
};

/** The same for somebody who has signed in. */
export type PeopleContext = DoorContext & { actor: Actor };
