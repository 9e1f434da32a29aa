"use client";

import { ChevronRight } from "lucide-react";

import { cn } from "@/lib/cn";
import { useRoomActions } from "@/lib/client/room-context";
import { groupOf } from "@/lib/timeline/describe";
import { groupWords } from "@/lib/timeline/timeline-entry";
import type { IncidentEvent } from "@/lib/timeline/event";

import { Moment } from "@/components/shell/moment";

/** "4 people and roles · 2 pins and corrections": what a fold holds, by kind. */
function summary(events: readonly IncidentEvent[]): string {
  const counts = new Map<string, number>();
  for (const { type } of events) {
    const words = groupWords[groupOf(type)].toLowerCase();
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts].map(([words, count]) => `${count} ${words}`).join(" · ");
}

export interface QuietRowProps {
  events: readonly IncidentEvent[];
  atMs: number;
  open: boolean;
  onToggle: () => void;
}

/** Several minor events in one line; a click shows each. */
export function QuietRow({ events, atMs, open, onToggle }: QuietRowProps) {
  const { zone } = useRoomActions();
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-expanded={open}
      onClick={onToggle}
      className="grid w-full grid-cols-[3rem_1.25rem_minmax(0,1fr)] gap-x-2 px-4 py-1 text-left text-meta text-subtle hover:text-fg max-tablet:grid-cols-[2.5rem_1.25rem_minmax(0,1fr)] max-tablet:px-3"
    >
      <span className="text-right">
        <Moment atMs={atMs} zone={zone} />
      </span>
      <span className="flex justify-center">
        <ChevronRight aria-hidden className={cn("mt-0.5 size-3 transition-transform", open && "rotate-90")} />
      </span>
      <span className="truncate">
        {events.length} minor events: {summary(events)}
      </span>
    </button>
  );
}
