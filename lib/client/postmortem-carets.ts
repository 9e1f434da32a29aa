import { Awareness } from "y-protocols/awareness";
import { type Doc, type RelativePosition, relativePositionToJSON } from "yjs";

import type { PersonRef } from "@/lib/timeline/state";
import type { CaretSpan, PostmortemCaret } from "@/lib/wire/postmortem-live";

import type { Clock } from "./clock";
import type { LiveConnection } from "./live-connection";

/** A caret that moves is said this often at most, in milliseconds. */
const SAY_MS = 80;

export type CaretsOptions = {
  incidentId: string;
  doc: Doc;
  me: PersonRef;
  connection: LiveConnection;
  clock: Clock;
};

/** Where everybody is in the text, in the form that the editor draws. Who somebody is comes from the server. */
export type Carets = {
  awareness: Awareness;
  start: () => void;
  /** The document is followed: these others are in it. */
  join: (others: readonly PostmortemCaret[], writable: boolean) => void;
  /** The connection is gone, and with it what is known of others. */
  leave: () => void;
  stop: () => void;
};

export function createCarets({ incidentId, doc, me, connection, clock }: CaretsOptions): Carets {
  const awareness = new Awareness(doc);
  let said: CaretSpan | null = null;
  let mayspeak = false;
  let cancelSay: (() => void) | null = null;
  let stops: (() => void)[] = [];

  const place = ({ clientId, person, span }: PostmortemCaret) => {
    if (clientId === doc.clientID) return;
    const known = awareness.states.has(clientId);
    if (!span) {
      if (!known) return;
      awareness.states.delete(clientId);
      return announce({ removed: [clientId] });
    }
    awareness.states.set(clientId, { user: person, cursor: span });
    awareness.meta.set(clientId, { clock: 0, lastUpdated: clock.now() });
    announce(known ? { updated: [clientId] } : { added: [clientId] });
  };
  const announce = (changed: { added?: number[]; updated?: number[]; removed?: number[] }) => {
    const changes = { added: [], updated: [], removed: [], ...changed };
    awareness.emit("change", [changes, "remote"]);
  };
  const say = () => {
    cancelSay = null;
    if (!mayspeak) return;
    said = spanOf(awareness.getLocalState()?.["cursor"]);
    void connection.request("postmortem_caret", { incidentId, clientId: doc.clientID, span: said });
  };
  const onLocal = (_changes: unknown, origin: unknown) => {
    const nowhere = said === null && !awareness.getLocalState()?.["cursor"];
    if (origin === "local" && mayspeak && !nowhere) cancelSay ??= clock.after(SAY_MS, say);
  };
  const leave = () => {
    mayspeak = false;
    said = null;
    const others = [...awareness.states.keys()].filter((clientId) => clientId !== doc.clientID);
    for (const clientId of others) awareness.states.delete(clientId);
    if (others.length > 0) announce({ removed: others });
  };

  return {
    awareness,
    start() {
      awareness.setLocalState({ user: me });
      awareness.on("update", onLocal);
      stops = [
        () => awareness.off("update", onLocal),
        connection.on("postmortem_caret", ({ incidentId: of, caret }) => {
          if (of === incidentId) place(caret);
        }),
      ];
    },
    join(others, writable) {
      mayspeak = writable;
      others.forEach(place);
      if (awareness.getLocalState()?.["cursor"]) say();
    },
    leave,
    stop() {
      cancelSay?.();
      if (said)
        void connection.request("postmortem_caret", { incidentId, clientId: doc.clientID, span: null });
      leave();
      stops.forEach((one) => one());
      stops = [];
    },
  };
}

type Cursor = { anchor: RelativePosition; head: RelativePosition };

function spanOf(cursor: Cursor | null | undefined): CaretSpan | null {
  return cursor
    ? { anchor: relativePositionToJSON(cursor.anchor), head: relativePositionToJSON(cursor.head) }
    : null;
}
