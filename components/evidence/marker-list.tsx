"use client";
import { Moment } from "@/components/shell/moment";

import { useEvidence } from "./evidence-context";
import { markersInside } from "./incident-markers";
import { markerLook } from "./marker-look";

/** The lines that an incident draws into every chart, in words, by the number that each has there. */
export function MarkerList() {
  const { markers, stretch, zone } = useEvidence();
  const inside = markersInside(markers, stretch);
  if (inside.length === 0) return null;
  return (
    <ol aria-label="Marked moments" className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-meta text-muted">
      {inside.map(({ atMs, kind, label, number }) => (
        <li key={number} className="flex min-w-0 items-center gap-1.5">
          <svg aria-hidden viewBox="0 0 4 12" className="h-3 w-1 shrink-0">
            <line
              x1="2"
              x2="2"
              y2="12"
              strokeWidth="2"
              stroke={markerLook[kind].colour}
              strokeDasharray={markerLook[kind].dash}
            />
          </svg>
          <span aria-hidden className="text-subtle tabular-nums">
            {number}
          </span>
          <Moment atMs={atMs} zone={zone} seconds />
          <span className="truncate">{kind === "change" ? `Change: ${label}` : label}</span>
        </li>
      ))}
    </ol>
  );
}
