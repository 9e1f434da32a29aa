import { failure, type Outcome } from "@/lib/wire/problem";

import type { Clock } from "./clock";
import type {
  MessageBody,
  MessageListener,
  MessageName,
  OpenTransport,
  ReplyValue,
  RequestBody,
  RequestName,
  Transport,
} from "./live-transport";

/** Longest wait between two attempts, in milliseconds. */
export const MOST_DELAY_MS = 5_000;
const FIRST_DELAY_MS = 500;
/** Failed attempts after which we ask over HTTP whether we are still signed in. */
const DOUBTS_AFTER = 2;

/** The connection itself; how far a room has caught up is the room's to say. */
export type LinkState =
  | { phase: "connecting" }
  | { phase: "live" }
  | { phase: "offline"; sinceMs: number }
  | { phase: "signed_out" };

export type LiveConnection = {
  state: () => LinkState;
  /** Hears every change of state. Gives the way to stop. */
  onState: (listener: (state: LinkState) => void) => () => void;
  on: <E extends MessageName>(name: E, listener: MessageListener<E>) => () => void;
  /** Never rejects: where no answer came the problem is `unavailable`. */
  request: <E extends RequestName>(name: E, body: RequestBody<E>) => Promise<Outcome<ReplyValue<E>>>;
  start: () => void;
  stop: () => void;
  /** Tries now instead of at the next turn: the network or the person is back. */
  hurry: () => void;
  /** The network is known to be gone. */
  lost: () => void;
};

export type ConnectionOptions = {
  open: OpenTransport;
  clock: Clock;
  /** Between 0 and 1: spreads the return of many clients. */
  random: () => number;
  /** Whether the server says, over HTTP, that nobody is signed in here. */
  isSignedOut: () => Promise<boolean>;
};

const unreachable = failure("unavailable", "There is no connection to the server.");

/** The tab's one live connection: keeps coming back, with growing, jittered delays. */
export function createConnection({ open, clock, random, isSignedOut }: ConnectionOptions): LiveConnection {
  let state: LinkState = { phase: "connecting" };
  let transport: Transport | null = null;
  let attempts = 0;
  let cancelRetry: (() => void) | null = null;
  const stateListeners = new Set<(state: LinkState) => void>();
  const messageListeners: { [E in MessageName]: Set<MessageListener<E>> } = {
    events: new Set(),
    presence: new Set(),
    list_changed: new Set(),
    postmortem_update: new Set(),
    postmortem_caret: new Set(),
    postmortem_closed: new Set(),
    room_closed: new Set(),
    goodbye: new Set(),
  };

  const become = (next: LinkState) => {
    state = next;
    for (const listener of stateListeners) listener(next);
  };
  const attempt = () => {
    cancelRetry?.();
    transport?.connect();
  };
  const retryLater = () => {
    const most = Math.min(MOST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempts);
    attempts += 1;
    cancelRetry?.();
    cancelRetry = clock.after(most * (0.5 + random() / 2), attempt);
    if (attempts === DOUBTS_AFTER) void askWhetherSignedOut();
  };
  const askWhetherSignedOut = async () => {
    if ((await isSignedOut()) && transport && state.phase !== "live") end({ phase: "signed_out" });
  };
  const end = (last: LinkState) => {
    cancelRetry?.();
    const ended = transport;
    transport = null;
    ended?.close();
    become(last);
  };

  const up = () => {
    attempts = 0;
    become({ phase: "live" });
  };
  const down = () => {
    if (!transport) return;
    if (state.phase !== "offline") become({ phase: "offline", sinceMs: clock.now() });
    retryLater();
  };
  const message = <E extends MessageName>(name: E, body: MessageBody<E>) => {
    const listeners: ReadonlySet<MessageListener<E>> = messageListeners[name];
    for (const listener of listeners) listener(body);
  };
  messageListeners.goodbye.add(({ reason }) => {
    if (reason === "signed_out") end({ phase: "signed_out" });
  });

  return {
    state: () => state,
    onState: (listener) => subscribe(stateListeners, listener),
    on<E extends MessageName>(name: E, listener: MessageListener<E>) {
      const listeners: Set<MessageListener<E>> = messageListeners[name];
      return subscribe(listeners, listener);
    },
    async request<E extends RequestName>(name: E, body: RequestBody<E>): Promise<Outcome<ReplyValue<E>>> {
      if (!transport || state.phase !== "live") return unreachable;
      return transport.request(name, body).catch(() => unreachable);
    },
    start() {
      if (transport) return;
      become({ phase: "connecting" });
      transport = open({ up, down, message });
      attempt();
    },
    stop: () => end({ phase: "connecting" }),
    hurry() {
      if (!transport || state.phase !== "offline") return;
      attempts = 0;
      attempt();
    },
    lost() {
      if (state.phase === "live") transport?.close();
    },
  };
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
