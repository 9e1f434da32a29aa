import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";

import { LIVE_PATH } from "@/lib/wire/live";
import { failure, httpStatus, type Outcome, type Problem, problemDetails, success } from "@/lib/wire/problem";

import { checkOrigin } from "./route-origin";
import { unexpectedProblem } from "./route-failure";
import type { Prove } from "./hub-proofs";
import type { LiveActor } from "./hub-socket";

export type Gate = {
  publicOrigin: string;
  prove: Prove;
};

/** Is this request for the live connection? */
export function isLiveRequestPath({ url = "" }: IncomingMessage): boolean {
  const path = url.split("?", 1)[0];
  return path === LIVE_PATH || path === `${LIVE_PATH}/`;
}

/**
 * Decides on a handshake before there is a transport. A cookie counts only from our own pages (Origin); an API
 * token in `Authorization: Bearer` needs no Origin.
 */
export async function admitHandshake(
  request: IncomingMessage,
  { publicOrigin, prove }: Gate,
): Promise<Outcome<LiveActor>> {
  try {
    const headers = headersOf(request);
    const own = checkOrigin(headers, publicOrigin);
    if (!own.ok) return own;
    const actor = await prove(headers);
    return actor && actor.kind !== "machine"
      ? success(actor)
      : failure("unauthenticated", "Sign in, or send an API token, to connect.");
  } catch (error) {
    return { ok: false, problem: unexpectedProblem(error, `upgrade ${LIVE_PATH}`) };
  }
}

function headersOf({ headers }: IncomingMessage): Headers {
  const all = new Headers();
  for (const [name, value] of Object.entries(headers))
    for (const one of [value ?? []].flat()) all.append(name, one);
  return all;
}

/** Answers an upgrade that does not happen, as the HTTP request that it is. */
export function refuseUpgrade(socket: Duplex, problem: Problem): void {
  const status = httpStatus[problem.code];
  const body = JSON.stringify(problemDetails(problem));
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? "Refused"}`,
      "Connection: close",
      "Content-Type: application/problem+json",
      `Content-Length: ${Buffer.byteLength(body)}`,
      "",
      body,
    ].join("\r\n"),
  );
}
