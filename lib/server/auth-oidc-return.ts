import type { OidcError } from "@/lib/wire/people";

/** What better-auth and providers call the reasons that we have words for. */
const reasons: Readonly<Record<string, OidcError>> = {
  access_denied: "cancelled",
  disabled: "disabled",
  email_not_verified: "email_not_verified",
};

/**
 * The answer to the way back from the identity provider: better-auth's own where it leads on, else to the sign-in
 * page with one of our reasons. Whatever went wrong, a person sees a page and not a problem document.
 */
export function oidcReturn(answered: Response | null, origin: string): Response {
  const target = locationOf(answered, origin);
  if (answered && target && target.pathname !== "/sign-in") return answered;
  const back = new URL("/sign-in", origin);
  const next = target?.searchParams.get("next");
  back.searchParams.set("error", reasons[target?.searchParams.get("error") ?? ""] ?? "failed");
  if (next) back.searchParams.set("next", next);
  const response = new Response(null, { status: 302, headers: { location: back.href } });
  for (const cookie of answered?.headers.getSetCookie() ?? []) response.headers.append("set-cookie", cookie);
  return response;
}

/** Where a redirect leads, if it stays here. */
function locationOf(response: Response | null, origin: string): URL | null {
  const location = response?.headers.get("location");
  if (!location || !URL.canParse(location, origin)) return null;
  const target = new URL(location, origin);
  return target.origin === origin ? target : null;
}
