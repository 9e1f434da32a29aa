import type { IncomingMessage } from "node:http";

/** Set by our own server on every request; what a client sends under this name never survives. */
const HEADER = "x-parallax-client-address";

/**
 * Notes on the request who sent it: the socket's peer, or, behind a trusted proxy, the last hop that the proxy
 * vouches for. Must run first on every request; overwrites whatever the client claimed.
 */
export function stampClientAddress(request: IncomingMessage, trustProxy: boolean): void {
  const forwarded = trustProxy ? lastHop(request.headers["x-forwarded-for"]) : undefined;
  request.headers[HEADER] = plain(forwarded ?? request.socket.remoteAddress ?? "unknown");
  delete request.headers["x-real-ip"];
  if (trustProxy) return;
  for (const name of Object.keys(request.headers))
    if (name.startsWith("x-forwarded-") || name === "forwarded") delete request.headers[name];
}

/** The address that `stampClientAddress` noted. */
export function clientAddress(headers: Headers): string {
  return headers.get(HEADER) ?? "unknown";
}

/** The name of the header that holds the client's address, for those who can only read headers. */
export const CLIENT_ADDRESS_HEADER = HEADER;

/** A proxy appends the peer that it saw: everything before that is the client's own claim. */
function lastHop(forwarded: string | string[] | undefined): string | undefined {
  const last = [forwarded ?? []].flat().join(",").split(",").at(-1)?.trim();
  return last === "" ? undefined : last;
}

/** An IPv4 address that came over an IPv6 socket is the same client. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}
