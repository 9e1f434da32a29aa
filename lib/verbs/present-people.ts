import { parseRole, parseScopes } from "@/lib/policy/actor";
import type { Actor } from "@/lib/policy/actor";
import { abilities } from "@/lib/policy/abilities";
import { can } from "@/lib/policy/can";
import type { StoredSession, StoredToken } from "@/lib/policy/access-ports";
import type { Person, StoredInvitation } from "@/lib/policy/people-ports";
import type {
  Account,
  InvitationSummary,
  PersonSummary,
  SessionSummary,
  TokenSummary,
} from "@/lib/wire/people";

/** A person to others: the address only to those who manage people. */
export function presentPerson(person: Person, viewer: Actor): PersonSummary {
  return {
    id: person.id,
    name: person.name,
    email: can(viewer, "manage people") ? person.email : null,
    role: parseRole(person.role),
    disabled: person.disabledAt !== null,
    joinedAt: person.createdAt.toISOString(),
  };
}

/** A person to themselves, as the actor that they are now. */
export function presentAccount(
  actor: Exclude<Actor, { kind: "machine" }>,
  { hasPassword }: { hasPassword: boolean },
): Account {
  const { id, name, email, role } = actor;
  return {
    id,
    name,
    email,
    role,
    hasPassword,
    abilities: abilities.filter((ability) => can(actor, ability)),
  };
}

export function presentSession(session: StoredSession, currentId: string | null): SessionSummary {
  return {
    id: session.id,
    current: session.id === currentId,
    createdAt: session.createdAt.toISOString(),
    lastActiveAt: session.updatedAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
    address: session.ipAddress || null,
    userAgent: session.userAgent || null,
  };
}

export function presentToken(token: StoredToken): TokenSummary {
  return {
    id: token.id,
    name: token.name,
    scopes: parseScopes(token.scopes),
    createdAt: token.createdAt.toISOString(),
    expiresAt: token.expiresAt?.toISOString() ?? null,
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
  };
}

export function presentInvitation(
  invitation: StoredInvitation,
  { inviter, now }: { inviter: string | undefined; now: Date },
): InvitationSummary {
  return {
    id: invitation.id,
    email: invitation.email,
    role: parseRole(invitation.role),
    invitedBy: inviter ?? "somebody",
    createdAt: invitation.createdAt.toISOString(),
    expiresAt: invitation.expiresAt.toISOString(),
    expired: invitation.expiresAt <= now,
  };
}
