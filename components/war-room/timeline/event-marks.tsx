"use client";

import { History, Pin } from "lucide-react";

import { tip } from "@/components/ui/tooltip";
import { useRoomActions } from "@/lib/client/room-context";
import { span } from "@/lib/timeline/span";
import type { Correction } from "@/lib/timeline/state";

import type { IncidentEvent } from "@/lib/timeline/event";

import { exactMoment } from "@/components/shell/moment";

/** Written later than this after it happened, an event says so. */
const BACK_DATED_MS = 60_000;

export interface EventMarksProps {
  event: IncidentEvent;
  atMs: number;
  pinned: boolean;
  corrections: readonly Correction[];
  onVersions: () => void;
}

/** What is particular about an entry: pinned, written later, corrected. */
export function EventMarks({ event, atMs, pinned, corrections, onVersions }: EventMarksProps) {
  const { zone } = useRoomActions();
  const lateMs = Date.parse(event.recordedAt) - atMs;
  return (
    <>
      {pinned && (
        <span {...tip("Pinned")} className="inline-flex text-link">
          <Pin aria-hidden className="size-3 fill-current" />
          <span className="sr-only">Pinned</span>
        </span>
      )}
      {lateMs > BACK_DATED_MS && (
        <span
          {...tip(`Written ${span(lateMs)} later: ${exactMoment(zone, Date.parse(event.recordedAt))}`)}
          className="inline-flex text-subtle"
        >
          <History aria-hidden className="size-3" />
          <span className="sr-only">back-dated</span>
        </span>
      )}
      {corrections.length > 0 && (
        <button
          {...tip("Show every version")}
          type="button"
          tabIndex={-1}
          className="rounded-sm text-subtle underline decoration-dotted underline-offset-2 hover:text-fg"
          onClick={onVersions}
        >
          corrected
        </button>
      )}
    </>
  );
}
