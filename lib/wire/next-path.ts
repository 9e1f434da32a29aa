/** Only resolves paths; no request is ever sent to it. */
const BASE = "http://parallax.invalid";
const LONGEST = 2_000;
/** Coming back to these after signing in would be a circle. */
const doors = ["/sign-in", "/welcome", "/invite", "/api"];

/**
 * Where to go after signing in: the given path where it is a page of this site, else the list of incidents.
 * Whatever a browser could take for another site (`//x`, `/\x`, `https:`…) is refused.
 */
export function nextPath(value: string | null | undefined): string {
  if (!value || value.length > LONGEST || !/^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(value)) return "/";
  if (!URL.canParse(value, BASE)) return "/";
  const { origin, pathname, search, hash } = new URL(value, BASE);
  // `/..//x` resolves to `//x`.
  if (origin !== BASE || pathname.startsWith("//")) return "/";
  if (doors.some((door) => pathname === door || pathname.startsWith(`${door}/`))) return "/";
  return pathname + search + hash;
}

/** The sign-in page that comes back to `path`. */
export function signInHref(path: string): string {
  const next = nextPath(path);
  return next === "/" ? "/sign-in" : `/sign-in?${new URLSearchParams({ next }).toString()}`;
}
