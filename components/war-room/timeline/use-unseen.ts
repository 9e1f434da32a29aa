"use client";

import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";

import type { IncidentEvent } from "@/lib/timeline/event";

import { lastSeen, rememberSeen } from "./last-seen";

export type Unseen = {
  /** Above this stands the line "new since you left"; null draws none. */
  sinceSeq: number | null;
  /** How many events of others came in while the reader was not at the end. */
  newCount: number;
  /** The reader has come to the end, or left it. */
  onAtEnd: (atEnd: boolean) => void;
};

export interface UnseenInput {
  incidentId: string;
  me: string;
  events: readonly IncidentEvent[];
  /** The last seq that there was when the page was made. */
  headAtStart: number;
}

function byOthers(events: readonly IncidentEvent[], after: number, me: string): number {
  let count = 0;
  for (let at = events.length - 1; at >= 0; at--) {
    const event = events[at];
    if (!event || event.seq <= after) break;
    if (event.actor.id !== me) count++;
  }
  return count;
}

const never = () => () => undefined;
const unknown = () => null;

/** Reads once what had been seen before this visit: what is seen now must not move the line. */
function openingReader(incidentId: string): () => number | null {
  let read: { seq: number | null } | null = null;
  return () => (read ??= { seq: lastSeen(incidentId) }).seq;
}

/** Knows what this person has had in sight: across visits for the line, within this one for the chip. */
export function useUnseen({ incidentId, me, events, headAtStart }: UnseenInput): Unseen {
  const [readOpening] = useState(() => openingReader(incidentId));
  const before = useSyncExternalStore(never, readOpening, unknown);
  /** The head when the reader left the end; null while they are there. */
  const [leftAt, setLeftAt] = useState<number | null>(null);
  const head = events.at(-1)?.seq ?? 0;
  const latest = useRef(head);

  useEffect(() => {
    latest.current = head;
    if (leftAt !== null) return;
    const remember = () => document.visibilityState === "visible" && rememberSeen(incidentId, head);
    remember();
    document.addEventListener("visibilitychange", remember);
    return () => document.removeEventListener("visibilitychange", remember);
  }, [incidentId, head, leftAt]);

  const onAtEnd = useCallback((atEnd: boolean) => setLeftAt(atEnd ? null : latest.current), []);
  const isNews = before !== null && before < headAtStart && byOthers(events, before, me) > 0;
  return {
    sinceSeq: isNews ? before : null,
    newCount: leftAt === null ? 0 : byOthers(events, leftAt, me),
    onAtEnd,
  };
}
