import type { AttemptStore, SessionStore, TokenStore } from "./access-ports";
import type { CredentialStore, InvitationStore, LinkStore, PeopleStore } from "./people-ports";

/** Everything that is kept about people. */
export type PeopleStores = {
  people: PeopleStore;
  credentials: CredentialStore;
  invitations: InvitationStore;
  signInLinks: LinkStore;
  sessions: SessionStore;
  tokens: TokenStore;
  attempts: AttemptStore;
};
