import {
  type Attendance,
  decodeNotice,
  emptyRoster,
  encodeNotice,
  mergeRosters,
  type Roster,
  rosterOf,
} from "./presence-roster";

/** How long changes to one room are collected before they are told. Milliseconds, like all here. */
const COLLECT_MS = 500;
/** How often a node repeats who is with it, and after how long of silence it counts as gone. */
export const HEARTBEAT_MS = 5_000;
export const EXPIRY_MS = 15_000;

export type PresenceOptions = {
  /** This node's name among the others. */
  node: string;
  now: () => number;
  /** Tells all nodes, this one included. What goes wrong is made good by the next heartbeat. */
  publish: (text: string) => void;
  /** Who is in a room has changed, as far as all nodes together can tell. */
  onChange: (incidentId: string, roster: Roster) => void;
};

export type Presence = {
  /** A connection says what its person looks at. */
  attend: (incidentId: string, connection: string, said: Omit<Attendance, "since">) => void;
  leave: (incidentId: string, connection: string) => void;
  roster: (incidentId: string) => Roster;
  /** A notice came from a node, perhaps this one. */
  hear: (text: string) => void;
  /** Tells the others that everybody here has gone. */
  close: () => void;
};

type Here = { attendances: Map<string, Attendance>; timer: NodeJS.Timeout | null; told: string };
type Elsewhere = Map<string, { roster: Roster; heardAt: number }>;

/**
 * Who is where, across nodes, by gossip: each node tells what it sees, repeats it, and is forgotten when it
 * falls silent. Nothing of it is stored, and nothing depends on it being right.
 */
export function createPresence({ node, now, publish, onChange }: PresenceOptions): Presence {
  const here = new Map<string, Here>();
  const elsewhere = new Map<string, Elsewhere>();
  const shown = new Map<string, string>();

  const local = (incidentId: string) => rosterOf(here.get(incidentId)?.attendances.values() ?? []);
  const roster = (incidentId: string) =>
    mergeRosters([
      local(incidentId),
      ...[...(elsewhere.get(incidentId)?.values() ?? [])].map((one) => one.roster),
    ]);

  function tell(incidentId: string): void {
    const text = encodeNotice({ node, incidentId, roster: local(incidentId) });
    const room = here.get(incidentId);
    if (room) {
      room.timer = null;
      room.told = text;
      if (room.attendances.size === 0) here.delete(incidentId);
    }
    publish(text);
  }

  /** Shows who is here where that is news to this node's own people. */
  function show(incidentId: string): void {
    const current = roster(incidentId);
    const text = JSON.stringify(current);
    if ((shown.get(incidentId) ?? JSON.stringify(emptyRoster)) === text) return;
    if (current.total === 0) shown.delete(incidentId);
    else shown.set(incidentId, text);
    onChange(incidentId, current);
  }

  function changed(incidentId: string, room: Here): void {
    room.timer ??= setTimeout(() => {
      tell(incidentId);
      show(incidentId);
    }, COLLECT_MS);
  }

  const heartbeat = setInterval(() => {
    for (const room of here.values()) if (!room.timer) publish(room.told);
    for (const [incidentId, nodes] of elsewhere) {
      for (const [name, { heardAt }] of nodes) if (now() - heardAt > EXPIRY_MS) nodes.delete(name);
      if (nodes.size === 0) elsewhere.delete(incidentId);
      show(incidentId);
    }
  }, HEARTBEAT_MS);
  heartbeat.unref();

  return {
    attend(incidentId, connection, said) {
      const room = here.get(incidentId) ?? { attendances: new Map(), timer: null, told: "" };
      here.set(incidentId, room);
      room.attendances.set(connection, { ...said, since: now() });
      changed(incidentId, room);
    },
    leave(incidentId, connection) {
      const room = here.get(incidentId);
      if (room?.attendances.delete(connection)) changed(incidentId, room);
    },
    roster,
    hear(text) {
      const notice = decodeNotice(text);
      if (!notice || notice.node === node) return;
      const nodes = elsewhere.get(notice.incidentId) ?? new Map();
      if (notice.roster.total === 0) nodes.delete(notice.node);
      else nodes.set(notice.node, { roster: notice.roster, heardAt: now() });
      if (nodes.size === 0) elsewhere.delete(notice.incidentId);
      else elsewhere.set(notice.incidentId, nodes);
      show(notice.incidentId);
    },
    close() {
      clearInterval(heartbeat);
      for (const [incidentId, { timer }] of here) {
        if (timer) clearTimeout(timer);
        publish(encodeNotice({ node, incidentId, roster: emptyRoster }));
      }
      here.clear();
    },
  };
}
