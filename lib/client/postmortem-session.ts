import { applyUpdate, decodeStateVector, Doc, encodeStateAsUpdate, encodeStateVector } from "yjs";

import type { PersonRef } from "@/lib/timeline/state";
import type { ProblemCode } from "@/lib/wire/problem";

import type { Clock } from "./clock";
import type { LiveConnection } from "./live-connection";
import { createCarets, type Carets } from "./postmortem-carets";
import type { PostmortemStorage } from "./postmortem-storage";
import { createUnsent } from "./postmortem-unsent";

/** How long until something that the server could not do now is tried again, in milliseconds. */
const AGAIN_MS = 1_000;

export type PostmortemStatus =
  /** The text is not here yet. */
  | { phase: "opening" }
  /** `unsaved`: something written here has not been acknowledged. */
  | { phase: "open"; writable: boolean; unsaved: boolean }
  /** Nobody has drafted it. */
  | { phase: "absent" }
  /** It is closed to this person now. */
  | { phase: "closed" }
  /** The server will never take what was written here: only a new session goes on. */
  | { phase: "refused"; detail: string };

export type PostmortemSessionOptions = {
  incidentId: string;
  me: PersonRef;
  connection: LiveConnection;
  clock: Clock;
  storage: PostmortemStorage;
};

/** The text of one postmortem in one tab, the same as everybody's: written here, sent, acknowledged, followed. */
export type PostmortemSession = {
  doc: Doc;
  carets: Carets;
  /** The same object until something in it changes. */
  status: () => PostmortemStatus;
  onStatus: (listener: () => void) => () => void;
  /** Brings it to life; gives the way to end it for good. */
  start: () => () => void;
};

const REMOTE = "from the server";
const STORED = "from storage";
const later: ReadonlySet<ProblemCode> = new Set(["unavailable", "rate_limited", "internal"]);

export function createPostmortemSession(options: PostmortemSessionOptions): PostmortemSession {
  const { incidentId, me, connection, clock, storage } = options;
  const doc = new Doc();
  const carets = createCarets({ incidentId, doc, me, connection, clock });
  const unsent = createUnsent(storage);
  const listeners = new Set<() => void>();
  let status: PostmortemStatus = { phase: "opening" };
  /** Counts the openings: an answer to an earlier one means nothing. */
  let opening = 0;
  let joined = false;
  let sending = false;
  let cancelRetry: (() => void) | null = null;
  let stops: (() => void)[] = [];

  const become = (next: PostmortemStatus) => {
    if (JSON.stringify(next) === JSON.stringify(status)) return;
    status = next;
    listeners.forEach((listener) => listener());
  };
  const touch = () => {
    if (status.phase === "open") become({ ...status, unsaved: unsent.some() });
  };
  const retry = (what: () => void) => {
    cancelRetry?.();
    cancelRetry = clock.after(AGAIN_MS, what);
  };
  const stop = () => {
    opening += 1;
    joined = false;
    cancelRetry?.();
    stops.forEach((one) => one());
    stops = [];
    carets.stop();
  };
  const end = (last: PostmortemStatus) => {
    stop();
    become(last);
  };

  const join = async () => {
    opening += 1;
    const mine = opening;
    joined = false;
    const stateVector = encodeStateVector(doc);
    const outcome = await connection.request("open_postmortem", { incidentId, stateVector });
    if (mine !== opening) return;
    if (!outcome.ok) {
      const { code } = outcome.problem;
      if (later.has(code)) return retry(() => void join());
      return end({ phase: code === "not_found" ? "absent" : "closed" });
    }
    const { update, stateVector: theirs, writable, carets: others } = outcome.value;
    applyUpdate(doc, new Uint8Array(update), REMOTE);
    // What the server does not have and nobody keeps any more would never get there.
    if (!unsent.some() && isAhead(doc, new Uint8Array(theirs)))
      unsent.add(encodeStateAsUpdate(doc, new Uint8Array(theirs)));
    joined = true;
    carets.join(others, writable);
    become({ phase: "open", writable, unsaved: unsent.some() });
    void send();
  };

  const send = async () => {
    const update = unsent.first();
    if (!update || sending || !joined || status.phase !== "open" || !status.writable) return;
    sending = true;
    unsent.hold();
    const outcome = await connection.request("postmortem_update", { incidentId, update });
    sending = false;
    if (outcome.ok) {
      unsent.taken();
      touch();
      return send();
    }
    const { code, detail } = outcome.problem;
    if (!joined) return;
    if (later.has(code)) return retry(() => void send());
    if (code === "conflict") return join();
    unsent.forget();
    end({ phase: "refused", detail });
  };

  const onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin === REMOTE || origin === STORED) return;
    unsent.add(update);
    touch();
    void send();
  };

  return {
    doc,
    carets,
    status: () => status,
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      for (const update of unsent.load()) applyUpdate(doc, update, STORED);
      doc.on("update", onUpdate);
      stops = [
        () => doc.off("update", onUpdate),
        connection.onState(({ phase }) => {
          joined = false;
          opening += 1;
          if (phase === "live") void join();
          else carets.leave();
        }),
        connection.on("postmortem_update", ({ incidentId: of, update }) => {
          if (of === incidentId) applyUpdate(doc, new Uint8Array(update), REMOTE);
        }),
        connection.on("postmortem_closed", ({ incidentId: of }) => {
          if (of === incidentId) end({ phase: "closed" });
        }),
      ];
      carets.start();
      if (connection.state().phase === "live") void join();
      return () => {
        if (joined) void connection.request("close_postmortem", { incidentId });
        stop();
        carets.awareness.destroy();
        doc.destroy();
      };
    },
  };
}

/** Whether a document has something that a state vector has not. */
function isAhead(doc: Doc, stateVector: Uint8Array): boolean {
  const theirs = decodeStateVector(stateVector);
  return [...decodeStateVector(encodeStateVector(doc))].some(
    ([client, clock]) => clock > (theirs.get(client) ?? 0),
  );
}
