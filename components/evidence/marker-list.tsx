"use client";
import { Moment } from "@/components/shell/moment";

import { useEvidence } from "./evidence-context";

/** The lines that an incident draws into every chart, in words. */
export function MarkerList() {
  const { markers, stretch, zone } = useEvidence();
  const inside = markers.filter(({ atMs }) => atMs >= stretch.fromMs && atMs < stretch.toMs);
  if (inside.length === 0) return null;
  return (
    <ul aria-label="Marked moments" className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-meta text-muted">
      {inside.map(({ atMs, kind, label }) => (
        <li key={`${kind} ${atMs} ${label}`} className="flex min-w-0 items-center gap-1.5">
          <svg aria-hidden viewBox="0 0 4 12" className="h-3 w-1 shrink-0">
            <line
              x1="2"
              x2="2"
              y2="12"
              strokeWidth="2"
              stroke={kind === "change" ? "var(--hypothesis-testing)" : "var(--link)"}
              strokeDasharray={kind === "change" ? "2 2" : "6 3"}
            />
          </svg>
          <Moment atMs={atMs} zone={zone} seconds />
          <span className="truncate">{kind === "change" ? `Change: ${label}` : label}</span>
        </li>
      ))}
    </ul>
  );
}
