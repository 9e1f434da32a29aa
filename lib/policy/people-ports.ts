import type { Outcome } from "@/lib/wire/problem";

import type { PersonStanding } from "./people-rules";

/** What the verbs about people know of where people are kept. Roles and scopes are as stored: parse them. */

export type Person = {
  id: string;
  name: string;
  email: string;
  role: string;
  /** Set when the person has been shut out. */
  disabledAt: Date | null;
  createdAt: Date;
};

export type PeopleStore = {
  /** Everybody, the disabled too, by name. */
  list: () => Promise<readonly Person[]>;
  find: (id: string) => Promise<Person | null>;
  /** Names by id, of those ids that belong to a person. */
  names: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** True for who has been shut out, and for nobody. */
  isDisabled: (id: string) => Promise<boolean>;
  /** Gives a person another name; their open connections carry it from then on. */
  rename: (id: string, name: string) => Promise<Person>;
  /**
   * Changes a person as `decide` says, told how many owners can sign in. What no longer goes with the new
   * standing ends in the same transaction: sessions of the disabled, invitations that they may not give.
   * Null where there is no such person.
   */
  change: (
    person: { id: string; at: Date },
    decide: (standing: PersonStanding, activeOwners: number) => Outcome<PersonStanding>,
  ) => Promise<Outcome<Person> | null>;
};

export type CredentialStore = {
  /** Null for who signs in through an identity provider only. */
  passwordHash: (personId: string) => Promise<string | null>;
  /** Sets a password and ends every session but the one that asked. */
  setPassword: (change: { userId: string; passwordHash: string; keepSessionId: string }) => Promise<void>;
};

export type StoredInvitation = {
  id: string;
  email: string;
  role: string;
  /** The inviter's id. */
  invitedBy: string;
  createdAt: Date;
  expiresAt: Date;
  acceptedAt: Date | null;
  revokedAt: Date | null;
};

export type NewInvitation = Pick<StoredInvitation, "id" | "email" | "role" | "invitedBy" | "expiresAt"> & {
  tokenHash: string;
};

export type InvitationStore = {
  /** Adds an invitation in place of earlier ones to the same address. Null where the address has an account. */
  create: (invitation: NewInvitation, at: Date) => Promise<StoredInvitation | null>;
  /** Those that nobody has accepted or revoked, expired ones too, newest first. */
  list: () => Promise<readonly StoredInvitation[]>;
  find: (id: string) => Promise<StoredInvitation | null>;
  findByToken: (tokenHash: string) => Promise<StoredInvitation | null>;
  /** False where it can no longer be revoked. */
  revoke: (id: string, at: Date) => Promise<boolean>;
  /**
   * Turns an open invitation into a person, once: of two at the same moment one gets null, as does who comes
   * too late. "taken": the address has got an account in the meantime, and the invitation stays as it was.
   */
  accept: (
    invitation: { tokenHash: string; at: Date },
    person: { id: string; name: string; passwordHash: string },
  ) => Promise<Person | "taken" | null>;
  /** The role that an address has been invited to, if it has. */
  openRole: (email: string, at: Date) => Promise<string | null>;
  /** The person has come another way: through the identity provider, with the same address. */
  acceptAll: (email: string, at: Date) => Promise<void>;
};

export type StoredLink = { expiresAt: Date; usedAt: Date | null };

export type NewOwner = { id: string; name: string; email: string; passwordHash: string };

export type LinkUse =
  | { kind: "signed_in"; person: Person }
  /** Spent, expired or never made. */
  | { kind: "closed" }
  /** There is no owner, and none was given: the link stays good. */
  | { kind: "owner_needed" };

export type LinkStore = {
  find: (tokenHash: string) => Promise<StoredLink | null>;
  firstOwner: () => Promise<Person | null>;
  /**
   * Spends a link: it gives the first owner, made from `owner` where there is none. Of two uses at the same
   * moment one finds it closed.
   */
  use: (link: { tokenHash: string; at: Date }, owner: NewOwner | undefined) => Promise<LinkUse>;
};
