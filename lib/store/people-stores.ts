import type { PeopleStores } from "@/lib/policy/people-stores";

import { openAttempts } from "./auth-attempts";
import { openSessions } from "./auth-sessions";
import { notifyAccess, type TellAccess } from "./access-channel";
import type { Database } from "./database";
import type { Notifications } from "./notifications";
import { openPeople } from "./people";
import { openCredentials } from "./people-credentials";
import { openInvitations } from "./people-invitations";
import { openLinks } from "./people-links";
import { rememberTokens } from "./remembered-tokens";
import { openTokens } from "./tokens";

export function openPeopleStores(
  database: Database,
  notifications: Pick<Notifications, "listen">,
): PeopleStores {
  const remembered = rememberTokens(notifications);
  const tellAccess: TellAccess = async (transaction, change) => {
    remembered.expectChange(change.personId);
    await notifyAccess(transaction, change);
  };
  return {
    people: openPeople(database, tellAccess),
    credentials: openCredentials(database, tellAccess),
    invitations: openInvitations(database),
    signInLinks: openLinks(database, tellAccess),
    sessions: openSessions(database, tellAccess),
    tokens: openTokens(database, { remembered, tellAccess }),
    attempts: openAttempts(database),
  };
}
