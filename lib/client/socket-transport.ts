import { io, type Socket } from "socket.io-client";

import { LIVE_PATH } from "@/lib/wire/live";
import type { Outcome } from "@/lib/wire/problem";

import type {
  MessageBody,
  ReplyValue,
  RequestBody,
  RequestName,
  Transport,
  TransportListener,
} from "./live-transport";

/** How long one attempt to connect may take, in milliseconds. */
const CONNECT_TIMEOUT_MS = 8_000;
/** How long an answer may take; a dead connection shows sooner. */
const ANSWER_TIMEOUT_MS = 15_000;

/**
 * A transport over Socket.IO, WebSocket only: long polling would need a load balancer that keeps each
 * browser on one node. Loaded when it is needed, so that no page waits for it.
 */
export function openSocketTransport(listener: TransportListener, url?: string, token?: string): Transport {
  const options = {
    path: LIVE_PATH,
    transports: ["websocket"],
    autoConnect: false,
    reconnection: false,
    timeout: CONNECT_TIMEOUT_MS,
    ...(token !== undefined && { extraHeaders: { authorization: `Bearer ${token}` } }),
  };
  const socket: Socket = url === undefined ? io(options) : io(url, options);
  socket.on("connect", listener.up);
  socket.on("connect_error", listener.down);
  socket.on("disconnect", listener.down);
  socket.on("events", (body: MessageBody<"events">) => listener.message("events", body));
  socket.on("presence", (body: MessageBody<"presence">) => listener.message("presence", body));
  socket.on("list_changed", () => listener.message("list_changed", undefined));
  socket.on("room_closed", (body: MessageBody<"room_closed">) => listener.message("room_closed", body));
  socket.on("postmortem_update", (body: MessageBody<"postmortem_update">) =>
    listener.message("postmortem_update", body),
  );
  socket.on("postmortem_caret", (body: MessageBody<"postmortem_caret">) =>
    listener.message("postmortem_caret", body),
  );
  socket.on("postmortem_closed", (body: MessageBody<"postmortem_closed">) =>
    listener.message("postmortem_closed", body),
  );
  socket.on("goodbye", (body: MessageBody<"goodbye">) => listener.message("goodbye", body));
  return {
    connect: () => void socket.connect(),
    close: () => void socket.disconnect(),
    async request<E extends RequestName>(name: E, body: RequestBody<E>): Promise<Outcome<ReplyValue<E>>> {
      return socket.timeout(ANSWER_TIMEOUT_MS).emitWithAck(name, body);
    },
  };
}
