import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from "yjs";

import { createConnection, type LiveConnection } from "@/lib/client/live-connection";
import type {
  OpenTransport,
  ReplyValue,
  RequestBody,
  RequestName,
  TransportListener,
} from "@/lib/client/live-transport";
import { failure, type Outcome, success } from "@/lib/wire/problem";

export const INCIDENT = "00000000-0000-8000-8000-000000000001";

type Handlers = { [E in RequestName]?: (body: RequestBody<E>) => Outcome<ReplyValue<E>> };

/** One postmortem's server as its clients see it: a text, and lines that break on command. It checks nothing. */
export class FakePostmortemServer {
  readonly doc = new Doc();
  writable = true;
  exists = true;
  reachable = true;
  /** Takes updates, and its acknowledgements get lost. */
  mute = false;
  /** Answers the next updates with these instead of taking them. */
  readonly refusals: Outcome<never>[] = [];
  readonly carets: RequestBody<"postmortem_caret">[] = [];
  readonly #lines = new Map<TransportListener, { up: boolean }>();
  #number = 0;

  connect(): LiveConnection {
    const connection = createConnection({
      open: this.#open,
      clock: soon,
      random: () => 0,
      isSignedOut: () => Promise.resolve(false),
    });
    connection.start();
    return connection;
  }

  /** Every line ends; they come back when it is reachable. */
  cut(): void {
    for (const [listener, line] of this.#lines) {
      if (line.up) {
        line.up = false;
        listener.down();
      }
    }
  }

  say(...message: Parameters<TransportListener["message"]>): void {
    for (const [listener, { up }] of this.#lines) if (up) listener.message(...message);
  }

  readonly #open: OpenTransport = (listener) => {
    const line = { up: false };
    this.#lines.set(listener, line);
    const handlers: Handlers = {
      open_postmortem: ({ stateVector }) =>
        this.exists
          ? success({
              update: encodeStateAsUpdate(this.doc, stateVector),
              stateVector: encodeStateVector(this.doc),
              number: this.#number,
              writable: this.writable,
              carets: [],
            })
          : failure("not_found", "There is none."),
      postmortem_update: ({ update }) => this.#take(update, listener),
      postmortem_caret: (body) => {
        this.carets.push(body);
        return success(null);
      },
      close_postmortem: () => success(null),
    };
    return {
      connect: () => {
        line.up = this.reachable;
        queueMicrotask(line.up ? listener.up : listener.down);
      },
      close: () => {
        if (line.up) listener.down();
        line.up = false;
      },
      async request<E extends RequestName>(name: E, body: RequestBody<E>): Promise<Outcome<ReplyValue<E>>> {
        const handle = handlers[name];
        await Promise.resolve();
        if (!line.up || !handle) throw new Error("There is no line.");
        return handle(body);
      },
    };
  };

  #take(update: Uint8Array, from: TransportListener): Outcome<{ number: number }> {
    const refusal = this.refusals.shift();
    if (refusal) return refusal;
    applyUpdate(this.doc, update);
    this.#number += 1;
    const news = { incidentId: INCIDENT, update, number: this.#number };
    for (const [listener, { up }] of this.#lines)
      if (up && listener !== from) listener.message("postmortem_update", news);
    return this.mute ? failure("unavailable", "No answer came.") : success({ number: this.#number });
  }
}

/** A clock on which everything is due at once. */
export const soon = {
  now: () => 0,
  after(_delayMs: number, call: () => void) {
    const timer = setTimeout(call, 1);
    return () => clearTimeout(timer);
  },
};
