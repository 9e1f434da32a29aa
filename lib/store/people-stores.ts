import type { PeopleStores } from "@/lib/policy/people-stores";

import { openAttempts } from "./auth-attempts";
import { openSessions } from "./auth-sessions";
import type { Database } from "./database";
import { openPeople } from "./people";
import { openCredentials } from "./people-credentials";
import { openInvitations } from "./people-invitations";
import { openLinks } from "./people-links";
import { openTokens } from "./tokens";

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
