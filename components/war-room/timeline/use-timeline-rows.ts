"use client";

import { useCallback, useMemo, useState } from "react";

import type { LiveRoom } from "@/lib/client/use-room";
import { isNarrowed, type TimelineFilter } from "@/lib/timeline/filter";
import type { RowOptions } from "@/lib/timeline/rows";
import { type Timeline, timelineDeriver } from "@/lib/timeline/timeline";
import type { Zone } from "@/lib/timeline/zone";

export interface TimelineRowsInput {
  room: LiveRoom;
  filter: TimelineFilter;
  zone: Zone;
  /** The line "new since you left" stands above what follows this; null draws none. */
  sinceSeq: number | null;
}

export type TimelineRows = Timeline & { onToggle: (key: string) => void };

/** The rows of the timeline, and the way to open and close those that fold others. */
export function useTimelineRows({ room, filter, zone, sinceSeq }: TimelineRowsInput): TimelineRows {
  const { events, pending, state } = room;
  const { corrections } = state;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const onToggle = useCallback((key: string) => {
    setOpened((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);

  const [derive] = useState(timelineDeriver);
  const fold = !isNarrowed(filter);
  const options: RowOptions = useMemo(
    () => ({ zone, corrections, opened, seenSeq: sinceSeq, fold }),
    [zone, corrections, opened, sinceSeq, fold],
  );
  const drafts = useMemo(() => pending.map(({ event }) => event), [pending]);
  const timeline = useMemo(
    () => derive({ events, pending: drafts, state, filter, options }),
    [derive, events, drafts, state, filter, options],
  );
  return { ...timeline, onToggle };
}
