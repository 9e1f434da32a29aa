import type { Ability, Role, Scope } from "@/lib/policy/abilities";

/** What the API of people, sessions and tokens says and is told. Times are ISO 8601 in UTC. */

/** Shortest and longest password, in characters. */
export const PASSWORD_LENGTH = { min: 12, max: 128 } as const;

/** GET /api/auth/methods: which ways of signing in there are. */
export type SignInMethods = {
  /** The identity provider's button. `reachable` is as of the last half minute at most. */
  oidc: { name: string; reachable: boolean } | null;
};

/** POST /api/auth/sign-in → Account, with the session's cookie. */
export type SignInRequest = { email: string; password: string };

/** POST /api/auth/oidc → where to send the browser. It comes back to `next`, or to /sign-in?error=…. */
export type OidcRequest = { next?: string | undefined };
export type OidcStart = { url: string };

/** Why the identity provider's sign-in came back to /sign-in?error=…. Anything else is `failed`. */
export const oidcErrors = ["email_not_verified", "disabled", "cancelled", "failed"] as const;
export type OidcError = (typeof oidcErrors)[number];

/** GET /api/account: who I am. PATCH takes { name } and answers the same. */
export type Account = {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** What I may do: by my role, and for a token by its scopes too. */
  abilities: readonly Ability[];
  hasPassword: boolean;
};
export type ChangeNameRequest = { name: string };

/** PUT /api/account/password → 204. Ends all other sessions. `current` may be left out only where there is none. */
export type SetPasswordRequest = { current?: string | undefined; password: string };

/** GET /api/sessions (mine) and GET /api/people/[id]/sessions → { sessions }. */
export type SessionSummary = {
  id: string;
  /** The one that asks. */
  current: boolean;
  createdAt: string;
  /** To the day. */
  lastActiveAt: string;
  expiresAt: string;
  address: string | null;
  userAgent: string | null;
};
export type SessionList = { sessions: readonly SessionSummary[] };

/** GET /api/tokens → { tokens }: mine, not revoked. DELETE /api/tokens/[id] revokes. */
export type TokenSummary = {
  id: string;
  name: string;
  scopes: readonly Scope[];
  createdAt: string;
  expiresAt: string | null;
  /** To the minute; null: never used. */
  lastUsedAt: string | null;
};
export type TokenList = { tokens: readonly TokenSummary[] };

/** POST /api/tokens → 201. `expiresInDays` null: never. */
export type CreateTokenRequest = { name: string; scopes: readonly Scope[]; expiresInDays: number | null };
/** `secret` is what goes behind `Authorization: Bearer `; it is shown this once. */
export type CreatedToken = { token: TokenSummary; secret: string };

/** GET /api/people → { people }. */
export type PersonSummary = {
  id: string;
  name: string;
  /** Null for those who may not manage people. */
  email: string | null;
  role: Role;
  disabled: boolean;
  joinedAt: string;
};
export type PeopleList = { people: readonly PersonSummary[] };

/** PATCH /api/people/[id] → PersonSummary. One thing at a time. */
export type ChangePersonRequest = { role: Role } | { disabled: boolean };

/** GET /api/invitations → { invitations }: those that can still be accepted or have run out. */
export type InvitationSummary = {
  id: string;
  email: string;
  role: Role;
  invitedBy: string;
  createdAt: string;
  expiresAt: string;
  expired: boolean;
};
export type InvitationList = { invitations: readonly InvitationSummary[] };

/** POST /api/invitations → 201. `link` holds a secret and is shown this once. */
export type InviteRequest = { email: string; role: Role };
export type Invited = { invitation: InvitationSummary; link: string };

/** Why a link opens nothing (any more). */
export type ClosedLink = { state: "used" | "expired" | "revoked" | "unknown" };

/** GET /api/invitations/accept?token=…: what accepting would do. Changes nothing. */
export type InvitationState =
  | { state: "open"; email: string; role: Role; invitedBy: string; expiresAt: string }
  | ClosedLink;

/** POST /api/invitations/accept → Account, with the session's cookie. */
export type AcceptInvitationRequest = { token: string; name: string; password: string };

/** GET /api/sign-in-link?token=…: what using the link would do. Changes nothing, so a link preview is harmless. */
export type SignInLinkState =
  /** There is no owner yet: ask for name, e-mail and password. */
  | { state: "first_owner" }
  /** Signs this owner in. */
  | { state: "owner"; name: string }
  | ClosedLink;

/** POST /api/sign-in-link → Account, with the session's cookie. The owner's details only for `first_owner`. */
export type UseSignInLinkRequest = {
  token: string;
  owner?: { name: string; email: string; password: string } | undefined;
};
