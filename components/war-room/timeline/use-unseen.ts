"use client";

import { useEffect, useState } from "react";

import type { IncidentEvent } from "@/lib/timeline/event";

import { lastSeen, rememberSeen } from "./last-seen";

export type Unseen = {
  /** Above this stands the line "new since you left"; null draws none. */
  sinceSeq: number | null;
  /** How many events of others came in while the reader was not at the end. */
  newCount: number;
};

export interface UnseenInput {
  incidentId: string;
  me: string;
  events: readonly IncidentEvent[];
  /** The last seq that there was when the page was made. */
  headAtStart: number;
  atEnd: boolean;
}

const byOthers = (events: readonly IncidentEvent[], after: number, me: string) => {
  const first = events.findLastIndex(({ seq }) => seq <= after) + 1;
  let count = 0;
  for (let at = first; at < events.length; at++) if (events[at]?.actor.id !== me) count++;
  return count;
};

/** Knows what this person has had in sight: across visits for the line, within this one for the chip. */
export function useUnseen({ incidentId, me, events, headAtStart, atEnd }: UnseenInput): Unseen {
  const [sinceSeq, setSinceSeq] = useState<number | null>(null);
  const [seen, setSeen] = useState(headAtStart);
  const head = events.at(-1)?.seq ?? 0;

  useEffect(() => {
    // Storage is the browser's: the server's paint, and so the first one here, knows nothing of it.
    const before = lastSeen(incidentId);
    if (before !== null && before < headAtStart) setSinceSeq(before);
  }, [incidentId, headAtStart]);

  useEffect(() => {
    if (!atEnd) return;
    setSeen(head);
    const remember = () => document.visibilityState === "visible" && rememberSeen(incidentId, head);
    remember();
    document.addEventListener("visibilitychange", remember);
    return () => document.removeEventListener("visibilitychange", remember);
  }, [incidentId, head, atEnd]);

  const newCount = atEnd ? 0 : byOthers(events, seen, me);
  const line = sinceSeq !== null && byOthers(events, sinceSeq, me) > 0 ? sinceSeq : null;
  return { sinceSeq: line, newCount };
}
