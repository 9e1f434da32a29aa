import { failure, type Outcome, success } from "@/lib/wire/problem";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Is a request with these headers from one of our own pages? Its Origin must be the public one, or, on loopback,
 * the address that it was sent to (a page on another port is a stranger). Missing and `null` are not ours.
 */
function isOwnOrigin(headers: Headers, publicOrigin: string): boolean {
  const origin = headers.get("origin");
  if (origin === null || !URL.canParse(origin)) return false;
  if (origin === publicOrigin) return true;
  const { host, hostname, protocol } = new URL(origin);
  return protocol === "http:" && LOOPBACK.has(hostname) && host === headers.get("host");
}

/**
 * Guards a write against forgery by another site. A request with cookies needs our own Origin; one without
 * (a command line) needs none, but may not carry a foreign one. A bearer token is no cookie: it needs nothing.
 */
export function checkOrigin(headers: Headers, publicOrigin: string): Outcome<null> {
  if (headers.has("authorization")) return success(null);
  if (!headers.has("cookie") && !headers.has("origin")) return success(null);
  if (isOwnOrigin(headers, publicOrigin)) return success(null);
  return failure(
    "forbidden",
    `This must come from ${publicOrigin}: the request's Origin is ${headers.get("origin") ?? "missing"}.`,
  );
}
