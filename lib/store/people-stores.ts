import { type AttemptStore, openAttempts } from "./auth-attempts";
import { openSessions, type SessionStore } from "./auth-sessions";
import type { Database } from "./database";
import { openPeople, type PeopleStore } from "./people";
import { type CredentialStore, openCredentials } from "./people-credentials";
import { type InvitationStore, openInvitations } from "./people-invitations";
import { type LinkStore, openLinks } from "./people-links";
import { openTokens, type TokenStore } from "./tokens";

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

export function openPeopleStores(database: Database): PeopleStores {
  return {
    people: openPeople(database),
    credentials: openCredentials(database),
    invitations: openInvitations(database),
    signInLinks: openLinks(database),
    sessions: openSessions(database),
    tokens: openTokens(database),
    attempts: openAttempts(database),
  };
}
