"use client";

import { Markdown } from "@/components/markdown/markdown";
import { useRoomActions } from "@/lib/client/room-context";
import type { IncidentEvent } from "@/lib/timeline/event";
import type { Correction } from "@/lib/timeline/state";
import { isOfType } from "@/lib/timeline/step";

import { Moment } from "@/components/shell/moment";

export interface VersionsProps {
  event: IncidentEvent;
  corrections: readonly Correction[];
}

/** Every version of a corrected entry, the first one first. Nothing that was said is lost. */
export function Versions({ event, corrections }: VersionsProps) {
  const { zone } = useRoomActions();
  const versions = [
    {
      key: event.seq,
      by: event.actor.name,
      at: event.recordedAt,
      says: isOfType(event, "note_added") ? event.payload.markdown : null,
      occurredAt: event.occurredAt,
      reason: "",
    },
    ...corrections.map(({ seq, by, at, markdown, occurredAt, reason }) => ({
      key: seq,
      by: by.name,
      at,
      says: markdown,
      occurredAt,
      reason,
    })),
  ];
  return (
    <ol
      aria-label="Versions"
      className="mt-1.5 flex flex-col gap-1.5 rounded-md border border-line bg-sunken px-2.5 py-1.5"
    >
      {versions.map(({ key, by, at, says, occurredAt, reason }) => (
        <li key={key}>
          <p className="text-meta text-subtle">
            {by} · <Moment atMs={Date.parse(at)} zone={zone} dated />
            {occurredAt && (
              <>
                {" · happened "}
                <Moment atMs={Date.parse(occurredAt)} zone={zone} dated seconds />
              </>
            )}
            {reason && ` · ${reason}`}
          </p>
          {says && <Markdown text={says} />}
        </li>
      ))}
    </ol>
  );
}
