import type { OidcError } from "@/lib/wire/people";

/** What better-auth and providers call the reasons that we have words for. */
const reasons: Readonly<Record<string, OidcError>> = {
  access_denied: "cancelled",
  disabled: "disabled",
  email_not_verified: "email_not_verified",
};

/**
 * The answer to the way back from the identity provider: to where better-auth leads, if that is a page of ours,
 * else to the sign-in page with one of our reasons. Whatever went wrong, a person sees a page.
 */
export function oidcReturn(answered: Response | null, origin: string): Response {
  const target = locationOf(answered, origin);
  const page = target && target.pathname !== "/sign-in" ? target : signInPage(target, origin);
  const location = page.href.slice(origin.length);
  const response = new Response(null, { status: 302, headers: { location, "cache-control": "no-store" } });
  for (const cookie of answered?.headers.getSetCookie() ?? []) response.headers.append("set-cookie", cookie);
  return response;
}

function signInPage(target: URL | null, origin: string): URL {
  const page = new URL("/sign-in", origin);
  page.searchParams.set("error", reasons[target?.searchParams.get("error") ?? ""] ?? "failed");
  const next = target?.searchParams.get("next");
  if (next) page.searchParams.set("next", next);
  return page;
}

/** Where a redirect leads, if it stays here. */
function locationOf(response: Response | null, origin: string): URL | null {
  const location = response?.headers.get("location");
  if (!location || !URL.canParse(location, origin)) return null;
  const target = new URL(location, origin);
  return target.origin === origin ? target : null;
}
