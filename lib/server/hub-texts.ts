import { randomUUID } from "node:crypto";

import { admit } from "@/lib/policy/admit";
import { type Access, canSee } from "@/lib/policy/can";
import { socketSurface } from "@/lib/policy/surface";
import type { StoredIncidentLog, Watch } from "@/lib/store/incident-log";
import { available } from "@/lib/store/log-errors";
import type { TextChange } from "@/lib/store/postmortem-copy";
import type { HeldText, PostmortemTexts } from "@/lib/store/postmortem-texts";
import { isOfType } from "@/lib/timeline/step";
import { visibleIncident } from "@/lib/verbs/visible-incident";
import type { CaretSpan, PostmortemOpened } from "@/lib/wire/postmortem-live";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import { dropSlow, isTooSlow } from "./hub-backlog";
import { type Carets, createCarets } from "./hub-carets";
import type { HubServer, HubSocket } from "./hub-socket";
import type { TypingLimit } from "./rate-limit-writes";

/** Texts that one connection may have open at a time. */
const MOST_TEXTS = 5;
/** What a change costs that no editor makes, in changes that one does: it has the text read anew. */
const REFUSED_COST = 20;

type OpenText = {
  incidentId: string;
  text: HeldText;
  watch: Watch;
  members: Set<HubSocket>;
  access: Access;
  /** The event as of which `access` is known. */
  accessSeq: number;
};

/** Who has which postmortem open at this node. */
export type HubTexts = {
  /** Joins first, then reads: a change in between comes twice, and never not at all. */
  open: (
    socket: HubSocket,
    request: { incidentId: string; stateVector: Uint8Array },
  ) => Promise<Outcome<PostmortemOpened>>;
  leave: (socket: HubSocket, incidentId: string) => void;
  update: (
    socket: HubSocket,
    request: { incidentId: string; update: Uint8Array },
  ) => Promise<Outcome<{ number: number }>>;
  place: (
    socket: HubSocket,
    caret: { incidentId: string; clientId: number; span: CaretSpan | null },
  ) => Outcome<null>;
  /** The connection is about to end. */
  forget: (socket: HubSocket) => void;
  hearCaret: Carets["hear"];
  close: () => void;
};

export type HubTextsOptions = {
  io: HubServer;
  log: StoredIncidentLog;
  texts: PostmortemTexts;
  limitTyping: TypingLimit;
  publishCaret: (text: string) => void;
};

export function createHubTexts({ io, log, texts, limitTyping, publishCaret }: HubTextsOptions): HubTexts {
  const open = new Map<string, OpenText>();
  const opening = new Map<string, Promise<OpenText | null>>();
  const carets = createCarets({
    node: randomUUID(),
    now: () => performance.now(),
    publish: publishCaret,
    onChange: (incidentId, caret, connection) =>
      to(incidentId, connection).emit("postmortem_caret", { incidentId, caret }),
  });

  const to = (incidentId: string, except: string | null) => {
    const room = io.to(roomOf(incidentId));
    return except === null ? room : room.except(except);
  };

  const stopChanges = texts.onChange(({ incidentId, update, number, sender }: TextChange) => {
    const here = open.get(incidentId);
    if (!here) return;
    to(incidentId, sender).emit("postmortem_update", { incidentId, update, number });
    for (const socket of here.members) if (isTooSlow(socket)) dropSlow(socket);
  });

  const stopAccess = log.onCommitted((news) => {
    for (const { incidentId, events } of news) {
      const here = open.get(incidentId);
      const last = events.findLast((event) => isOfType(event, "access_changed"));
      if (!here || !last || !isOfType(last, "access_changed") || last.seq <= here.accessSeq) continue;
      here.access = last.payload;
      here.accessSeq = last.seq;
      for (const socket of here.members) showOut(socket, here);
    }
  });

  function showOut(socket: HubSocket, { incidentId, access }: OpenText): void {
    if (canSee(socket.data.actor, access)) return;
    leave(socket, incidentId);
    socket.emit("postmortem_closed", { incidentId });
  }

  /** A text that is open at the moment at which this resolves; null where there is none. */
  async function opened(incidentId: string): Promise<OpenText | null> {
    for (;;) {
      const underWay = opening.get(incidentId) ?? begin(incidentId).finally(() => opening.delete(incidentId));
      opening.set(incidentId, underWay);
      const here = await underWay;
      if (!here || open.get(incidentId) === here) return here;
    }
  }

  async function begin(incidentId: string): Promise<OpenText | null> {
    const present = open.get(incidentId);
    if (present) return present;
    const text = await available(() => texts.hold(incidentId));
    if (!text) return null;
    const watch = await log.watch(incidentId).catch((error: unknown) => {
      text.release();
      throw error;
    });
    const members = new Set<HubSocket>();
    const here: OpenText = { incidentId, text, watch, members, access: nobody, accessSeq: 0 };
    open.set(incidentId, here);
    try {
      // Read once changes of it are followed, so that none is missed.
      const state = await log.state(incidentId);
      if (state && state.lastSeq > here.accessSeq) {
        here.access = { restricted: state.restricted, people: state.access };
        here.accessSeq = state.lastSeq;
      }
    } catch (error) {
      abandon(here);
      throw error;
    }
    return here;
  }

  function abandon(here: OpenText): void {
    if (open.get(here.incidentId) === here) open.delete(here.incidentId);
    here.watch.release();
    here.text.release();
  }

  /** Nothing in here waits: so nothing slips in between looking and joining. */
  function enter(socket: HubSocket, here: OpenText): Outcome<null> {
    const { incidentId, members, access } = here;
    if (!canSee(socket.data.actor, access)) return gone;
    if (!socket.connected) return failure("unavailable", "The connection has ended.");
    const others = [...open.values()].filter((one) => one !== here && one.members.has(socket));
    if (others.length >= MOST_TEXTS)
      return failure("forbidden", `A connection has at most ${MOST_TEXTS} postmortems open.`);
    members.add(socket);
    void socket.join(roomOf(incidentId));
    return success(null);
  }

  function leave(socket: HubSocket, incidentId: string): void {
    const here = open.get(incidentId);
    if (!here?.members.delete(socket)) return;
    void socket.leave(roomOf(incidentId));
    carets.leave(incidentId, socket.id);
    if (here.members.size === 0) abandon(here);
  }

  return {
    async open(socket, { incidentId, stateVector }) {
      const incident = await visibleIncident({ log, actor: socket.data.actor }, incidentId);
      if (!incident.ok) return incident;
      try {
        const here = await opened(incidentId);
        if (!here) return failure("not_found", "There is no postmortem of this incident yet.");
        const entered = enter(socket, here);
        if (here.members.size === 0) abandon(here);
        if (!entered.ok) return entered;
        const missing = await available(() => here.text.missing(stateVector));
        if (!missing.ok) leave(socket, incidentId);
        if (!missing.ok) return missing;
        if (!here.members.has(socket)) return gone;
        const writable = admit(socket.data.actor, socketSurface.postmortem_update).ok;
        return success({ ...missing.value, writable, carets: carets.of(incidentId) });
      } catch (error) {
        leave(socket, incidentId);
        throw error;
      }
    },
    leave,
    async update(socket, { incidentId, update }) {
      const here = open.get(incidentId);
      if (!here?.members.has(socket)) return notOpen;
      const { actor } = socket.data;
      const counted = limitTyping(actor);
      if (!counted.ok) return counted;
      const put = await here.text.put({ update, personId: actor.id, sender: socket.id });
      if (!put.ok && put.problem.code !== "unavailable") limitTyping(actor, REFUSED_COST);
      return put;
    },
    place(socket, { incidentId, clientId, span }) {
      if (!open.get(incidentId)?.members.has(socket)) return notOpen;
      const { id, name } = socket.data.actor;
      return carets.place(incidentId, socket.id, { clientId, person: { id, name }, span });
    },
    forget(socket) {
      for (const { incidentId, members } of open.values()) if (members.has(socket)) leave(socket, incidentId);
    },
    hearCaret: carets.hear,
    close() {
      stopChanges();
      stopAccess();
      carets.close();
      for (const here of open.values()) abandon(here);
    },
  };
}

/** Until it is known who may see it. */
const nobody: Access = { restricted: true, people: [] };
const roomOf = (incidentId: string) => `postmortem/${incidentId}`;
const gone = failure("not_found", "There is no such incident, or you may not see it.");
const notOpen = failure("conflict", "Open the postmortem first.");
