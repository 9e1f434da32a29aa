import { IncomingMessage } from "node:http";
import { Socket } from "node:net";

import { expect, it } from "vitest";

import { clientAddress, stampClientAddress } from "./route-address";

/** What the server makes of a request from this peer with these headers. */
function stamped(peer: string | undefined, headers: Record<string, string>, trustProxy: boolean) {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: peer });
  const request = new IncomingMessage(socket);
  Object.assign(request.headers, headers);
  stampClientAddress(request, trustProxy);
  const seen = new Headers();
  for (const [name, value] of Object.entries(request.headers)) seen.set(name, String(value));
  return { address: clientAddress(seen), seen };
}

it.each([
  ["the peer", "192.0.2.1", {}, false, "192.0.2.1"],
  [
    "the peer, whatever it claims",
    "192.0.2.1",
    { "x-forwarded-for": "10.0.0.1", "x-real-ip": "10.0.0.2" },
    false,
    "192.0.2.1",
  ],
  [
    "the peer, whatever it claims to have been stamped with",
    "192.0.2.1",
    { "x-parallax-client-address": "10.0.0.3" },
    true,
    "192.0.2.1",
  ],
  [
    "the last hop behind a trusted proxy",
    "127.0.0.1",
    { "x-forwarded-for": "10.0.0.1, 192.0.2.9" },
    true,
    "192.0.2.9",
  ],
  [
    "the peer where the trusted proxy says nothing",
    "127.0.0.1",
    { "x-forwarded-for": " " },
    true,
    "127.0.0.1",
  ],
  ["an IPv4 client on an IPv6 socket", "::ffff:192.0.2.1", {}, false, "192.0.2.1"],
  ["nobody known", undefined, {}, false, "unknown"],
] as const)("takes for the client %s", (_, peer, headers, trustProxy, address) => {
  expect(stamped(peer, headers, trustProxy).address).toBe(address);
});

it("leaves no claim of the client's behind for others to believe", () => {
  const claims = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "forwarded", "x-real-ip"];
  const { seen } = stamped("192.0.2.1", Object.fromEntries(claims.map((name) => [name, "claimed"])), false);
  expect(claims.filter((name) => seen.has(name))).toEqual([]);
});
