import type { Person } from "./people-ports";

/** What is known of how people are let in: their sessions, their tokens, and their attempts. */

export type StoredSession = {
  id: string;
  createdAt: Date;
  updatedAt: Date;
  expiresAt: Date;
  ipAddress: string | null;
  userAgent: string | null;
};

/** Ending a session tells every node in the same transaction. */
export type SessionStore = {
  /** A person's live sessions, the latest first. */
  list: (personId: string, at: Date) => Promise<readonly StoredSession[]>;
  /** Whose session it is. */
  personOf: (id: string) => Promise<string | null>;
  /** Ends one session. False where there is none. */
  end: (id: string) => Promise<boolean>;
  /** Ends all of a person's sessions. */
  endAll: (personId: string) => Promise<void>;
};

export type StoredToken = {
  id: string;
  name: string;
  scopes: readonly string[];
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
};

export type NewToken = Omit<StoredToken, "scopes" | "lastUsedAt"> & {
  userId: string;
  scopes: string[];
  secretHash: string;
};

/** All that proves a token, and whose it is. */
export type TokenProof = Pick<StoredToken, "id" | "scopes" | "expiresAt" | "lastUsedAt"> & {
  userId: string;
  secretHash: string;
  revokedAt: Date | null;
  user: Pick<Person, "name" | "email" | "role" | "disabledAt">;
};

/** A secret never gets this far: only its digest does. */
export type TokenStore = {
  create: (token: NewToken) => Promise<StoredToken>;
  /** A person's tokens that still open anything or have only run out, newest first. */
  list: (personId: string) => Promise<readonly StoredToken[]>;
  find: (id: string) => Promise<TokenProof | null>;
  /** Notes the use of a token, at most once a minute. */
  noteUse: (token: Pick<StoredToken, "id" | "lastUsedAt">, now: Date) => Promise<void>;
  /** Revokes a person's token and tells every node. False where they have no such token. */
  revoke: (token: { id: string; userId: string; at: Date }) => Promise<boolean>;
};

/** So many attempts within so many seconds of the first. */
export type AttemptLimit = { limit: number; windowSeconds: number };

export type Attempt = { allowed: true } | { allowed: false; retryAfterSeconds: number };

/** Counts attempts exactly, over all nodes. Keys are digests or ids: never what somebody typed. */
export type AttemptStore = {
  count: (key: string, limit: AttemptLimit) => Promise<Attempt>;
  /** Takes one attempt back: it was no mistake. */
  refund: (key: string) => Promise<void>;
  /** Earlier mistakes no longer count. */
  forget: (key: string) => Promise<void>;
};
