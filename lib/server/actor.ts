import { type Actor, parseRole } from "@/lib/policy/actor";

import { actorOfAuthorization } from "./api-token";
import { type Runtime, runtime } from "./runtime";

/**
 * Who sends these headers: the person of the session cookie, or of the API token in `Authorization: Bearer plx_…`.
 * Null for nobody. A request that shows a token is judged by the token alone, never by a cookie beside it.
 */
export async function actorFromHeaders(headers: Headers): Promise<Actor | null> {
  const { actor } = await proveActor(headers, runtime(), { refresh: false });
  return actor;
}

/** The same, and the cookies that keep the session of somebody who comes back going (`refresh`). */
export async function proveActor(
  headers: Headers,
  { auth, tokens }: Pick<Runtime, "auth" | "tokens">,
  { refresh = true } = {},
): Promise<{ actor: Actor | null; cookies: readonly string[] }> {
  const authorization = headers.get("authorization");
  if (authorization !== null)
    return { actor: await actorOfAuthorization(tokens, authorization), cookies: [] };
  if (!headers.has("cookie")) return { actor: null, cookies: [] };
  const proven = await auth.api.getSession({
    headers,
    query: { disableRefresh: !refresh },
    returnHeaders: true,
  });
  return { actor: actorOfSession(proven.response), cookies: proven.headers.getSetCookie() };
}

type ProvenSession = {
  session: { id: string };
  user: { id: string; name: string; email: string; role?: unknown; disabledAt?: Date | null | undefined };
};

/** The person of a session, unless they have been shut out. */
function actorOfSession(proven: ProvenSession | null): Actor | null {
  if (!proven || proven.user.disabledAt) return null;
  const { id, name, email, role } = proven.user;
  return { kind: "person", id, name, email, role: parseRole(role), sessionId: proven.session.id };
}
