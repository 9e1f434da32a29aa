import type {
  AcceptInvitationRequest,
  Account,
  ChangeNameRequest,
  ChangePersonRequest,
  CreatedToken,
  CreateTokenRequest,
  Invited,
  InviteRequest,
  OidcRequest,
  OidcStart,
  PersonSummary,
  SetPasswordRequest,
  SignInRequest,
  UseSignInLinkRequest,
} from "@/lib/wire/people";
import type { Outcome } from "@/lib/wire/problem";

import { callApi } from "./api";

/** An id inside an address. */
const of = (id: string) => encodeURIComponent(id);

export const signIn = (body: SignInRequest): Promise<Outcome<Account>> =>
  callApi("/api/auth/sign-in", { method: "POST", body });

/** Where the identity provider is to be asked. */
export const startOidc = (body: OidcRequest): Promise<Outcome<OidcStart>> =>
  callApi("/api/auth/oidc", { method: "POST", body });

export const redeemSignInLink = (body: UseSignInLinkRequest): Promise<Outcome<Account>> =>
  callApi("/api/sign-in-link", { method: "POST", body });

export const acceptInvitation = (body: AcceptInvitationRequest): Promise<Outcome<Account>> =>
  callApi("/api/invitations/accept", { method: "POST", body });

export const changeName = (body: ChangeNameRequest): Promise<Outcome<Account>> =>
  callApi("/api/account", { method: "PATCH", body });

export const setPassword = (body: SetPasswordRequest): Promise<Outcome<null>> =>
  callApi("/api/account/password", { method: "PUT", body });

export const endSession = (id: string): Promise<Outcome<null>> =>
  callApi(`/api/sessions/${of(id)}`, { method: "DELETE" });

/** Ends all my sessions, this one too. */
export const endAllSessions = (): Promise<Outcome<null>> => callApi("/api/sessions", { method: "DELETE" });

export const createToken = (body: CreateTokenRequest): Promise<Outcome<CreatedToken>> =>
  callApi("/api/tokens", { method: "POST", body });

export const revokeToken = (id: string): Promise<Outcome<null>> =>
  callApi(`/api/tokens/${of(id)}`, { method: "DELETE" });

export const changePerson = (id: string, body: ChangePersonRequest): Promise<Outcome<PersonSummary>> =>
  callApi(`/api/people/${of(id)}`, { method: "PATCH", body });

export const invite = (body: InviteRequest): Promise<Outcome<Invited>> =>
  callApi("/api/invitations", { method: "POST", body });

export const revokeInvitation = (id: string): Promise<Outcome<null>> =>
  callApi(`/api/invitations/${of(id)}`, { method: "DELETE" });
