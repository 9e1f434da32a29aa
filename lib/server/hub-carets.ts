import { z } from "zod";

import { caretSpan } from "@/lib/wire/live-schema";
import { CARET_LIFE_MS, type PostmortemCaret } from "@/lib/wire/postmortem-live";
import { failure, type Outcome, success } from "@/lib/wire/problem";

/** Most carets that a node remembers, of all texts. */
const MOST_CARETS = 5_000;
/** How often carets that nobody has repeated are looked for, in milliseconds. */
const SWEEP_MS = 5_000;

export type CaretsOptions = {
  /** This node's name among the others. */
  node: string;
  /** Milliseconds. */
  now: () => number;
  /** Tells all nodes, this one included. What goes wrong is made good when the caret is repeated. */
  publish: (text: string) => void;
  /** A caret has come, moved or gone. `connection` has put it there, and null where that was at another node. */
  onChange: (incidentId: string, caret: PostmortemCaret, connection: string | null) => void;
};

/** Where people are in the texts of postmortems, across nodes: told, repeated, and forgotten when it falls silent. */
export type Carets = {
  /** A connection says where its person is. One connection has one caret in a text, and nobody has another's. */
  place: (incidentId: string, connection: string, caret: PostmortemCaret) => Outcome<null>;
  leave: (incidentId: string, connection: string) => void;
  of: (incidentId: string) => readonly PostmortemCaret[];
  /** A notice came from a node, perhaps this one. */
  hear: (text: string) => void;
  close: () => void;
};

type Placed = { incidentId: string; caret: PostmortemCaret; connection: string | null; at: number };

export function createCarets({ node, now, publish, onChange }: CaretsOptions): Carets {
  /** Those that were heard of last come last. */
  const placed = new Map<string, Placed>();

  function set({ incidentId, caret, connection }: Omit<Placed, "at">): void {
    const key = keyOf(incidentId, caret.clientId);
    placed.delete(key);
    if (caret.span) placed.set(key, { incidentId, caret, connection, at: now() });
    for (const oldest of placed.keys()) {
      if (placed.size <= MOST_CARETS) break;
      placed.delete(oldest);
    }
    onChange(incidentId, caret, connection);
  }

  function tell({ incidentId, caret, connection }: Omit<Placed, "at">): void {
    set({ incidentId, caret, connection });
    publish(JSON.stringify({ node, incidentId, caret }));
  }

  const remove = (one: Placed) => tell({ ...one, caret: { ...one.caret, span: null } });

  const sweep = setInterval(() => {
    const before = now() - CARET_LIFE_MS;
    for (const one of placed.values())
      if (one.at < before) set({ ...one, caret: { ...one.caret, span: null } });
  }, SWEEP_MS);
  sweep.unref();

  function ofConnection(incidentId: string, connection: string): Placed[] {
    return [...placed.values()].filter(
      (one) => one.connection === connection && one.incidentId === incidentId,
    );
  }

  return {
    place(incidentId, connection, caret) {
      const present = placed.get(keyOf(incidentId, caret.clientId));
      if (present && present.connection !== connection && present.caret.person.id !== caret.person.id)
        return failure("conflict", "This caret is somebody else's.");
      for (const other of ofConnection(incidentId, connection))
        if (other.caret.clientId !== caret.clientId) remove(other);
      tell({ incidentId, caret, connection });
      return success(null);
    },
    leave(incidentId, connection) {
      for (const one of ofConnection(incidentId, connection)) remove(one);
    },
    of: (incidentId) =>
      [...placed.values()].filter((one) => one.incidentId === incidentId).map(({ caret }) => caret),
    hear(text) {
      const said = parseNotice(text);
      if (said && said.node !== node) set({ ...said, connection: null });
    },
    close: () => clearInterval(sweep),
  };
}

const keyOf = (incidentId: string, clientId: number) => `${incidentId}/${clientId}`;

const notice = z.object({
  node: z.string(),
  incidentId: z.string(),
  caret: z.object({
    clientId: z.int(),
    person: z.object({ id: z.string(), name: z.string() }),
    span: caretSpan.nullable(),
  }),
});

function parseNotice(text: string): z.output<typeof notice> | null {
  try {
    return notice.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
