import type { DefaultEventsMap, Server, Socket } from "socket.io";

import type { Actor } from "@/lib/policy/actor";
import type { Bucket } from "@/lib/policy/token-bucket";
import type { ClientToServer, ServerToClient } from "@/lib/wire/live";

/** Who can be at the other end of a socket. */
export type LiveActor = Exclude<Actor, { kind: "machine" }>;

/** All that we remember of a connection: there may be many thousands. */
export type SocketData = {
  actor: LiveActor;
  requests: Bucket | undefined;
};

export type HubServer = Server<ClientToServer, ServerToClient, DefaultEventsMap, SocketData>;
export type HubSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, SocketData>;

/** What the actor's right to be connected hangs on: the id of a session or of a token. */
export function credentialOf(actor: LiveActor): string {
  return actor.kind === "person" ? actor.sessionId : actor.tokenId;
}

/** The Socket.IO room of those who follow the list of incidents; no incident has this id. */
export const LIST_ROOM = "list";
