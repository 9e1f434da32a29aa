"use client";

import { useEffect, useRef, useState } from "react";

import type { IncidentEvent } from "@/lib/timeline/event";
import { plainText } from "@/lib/timeline/describe";
import type { RoomState } from "@/lib/timeline/state";
import { isOfType } from "@/lib/timeline/step";
import { severityWords } from "@/lib/timeline/words";

/** What comes within this time is said together. */
const BATCH_MS = 4_000;
const MOST_LETTERS = 160;

export interface AnnouncerProps {
  events: readonly IncidentEvent[];
  state: RoomState;
  me: string;
}

/** What to say of the notes that others wrote: all of one, the names of several. */
function announcement(notes: readonly IncidentEvent[], state: RoomState): string {
  const [only] = notes;
  if (!only) return "";
  if (notes.length === 1) return plainText(only, state).slice(0, MOST_LETTERS);
  const names = [...new Set(notes.map(({ actor }) => actor.name))].join(", ");
  return `${notes.length} new notes, by ${names}`;
}

/** Says new notes politely and in batches; only a changed severity interrupts. What is redacted is unsaid. */
export function Announcer({ events, state, me }: AnnouncerProps) {
  const heard = useRef(events.at(-1)?.seq ?? 0);
  const waiting = useRef<number[]>([]);
  const latest = useRef({ events, state });
  const [polite, setPolite] = useState("");
  const [urgent, setUrgent] = useState("");

  useEffect(() => {
    latest.current = { events, state };
    const first = events.findLastIndex(({ seq }) => seq <= heard.current) + 1;
    const fresh = events.slice(first).filter(({ actor }) => actor.id !== me);
    heard.current = events.at(-1)?.seq ?? heard.current;
    waiting.current.push(...fresh.filter(({ type }) => type === "note_added").map(({ seq }) => seq));
    if (events.slice(first).some(({ type }) => type === "event_redacted")) setPolite("");
    const severity = fresh.findLast((event) => isOfType(event, "severity_changed"));
    if (severity && isOfType(severity, "severity_changed"))
      setUrgent(`Severity is now ${severityWords[severity.payload.severity]}`);
  }, [events, state, me]);

  useEffect(() => {
    const timer = setInterval(() => {
      if (waiting.current.length === 0) return;
      const { events: now, state: shown } = latest.current;
      const said = new Set(waiting.current);
      waiting.current = [];
      const notes = now.filter(({ seq, payload }) => said.has(seq) && payload !== null);
      setPolite(announcement(notes, shown));
    }, BATCH_MS);
    return () => clearInterval(timer);
  }, []);

  return (
    <>
      <p aria-live="polite" className="sr-only">
        {polite}
      </p>
      <p aria-live="assertive" className="sr-only">
        {urgent}
      </p>
    </>
  );
}
