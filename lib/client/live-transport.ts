import type { ClientToServer, ServerToClient } from "@/lib/wire/live";
import type { Outcome } from "@/lib/wire/problem";

export type RequestName = keyof ClientToServer;
export type RequestBody<E extends RequestName> = Parameters<ClientToServer[E]>[0];
type ReplyTo<E extends RequestName> = Parameters<Parameters<ClientToServer[E]>[1]>[0];
/** What a request that went well gives. */
export type ReplyValue<E extends RequestName> = Extract<ReplyTo<E>, { ok: true }>["value"];

export type MessageName = keyof ServerToClient;
export type MessageBody<E extends MessageName> = Parameters<ServerToClient[E]>[0];
export type MessageListener<E extends MessageName> = (body: MessageBody<E>) => void;

/** What a transport tells the connection above it. */
export type TransportListener = {
  /** Connected: requests go through from now on. */
  up: () => void;
  /** The attempt failed, or the connection ended. One call per attempt. */
  down: () => void;
  message: <E extends MessageName>(name: E, body: MessageBody<E>) => void;
};

/** One connection to the server at a time; it never comes back by itself. */
export type Transport = {
  /** Tries once; the listener hears how it went. */
  connect: () => void;
  /** Ends the connection or the attempt; the listener hears `down` where it had not yet. */
  close: () => void;
  /** Rejects where no answer came: then nobody knows whether it was done. */
  request: <E extends RequestName>(name: E, body: RequestBody<E>) => Promise<Outcome<ReplyValue<E>>>;
};

export type OpenTransport = (listener: TransportListener) => Transport;
