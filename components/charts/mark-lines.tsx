import { clockTime, type Zone } from "@/lib/timeline/zone";

import { markLook, type WindowMark } from "./window-marks";

/** Marked moments as lines over a drawing of that size. */
export function MarkLines({
  marks,
  x,
  height,
}: {
  marks: readonly WindowMark[];
  x: (atMs: number) => number;
  height: number;
}) {
  return marks.map(({ atMs, kind, label }) => (
    <line
      key={`${kind} ${atMs} ${label}`}
      x1={x(atMs)}
      x2={x(atMs)}
      y1={0}
      y2={height}
      stroke={markLook[kind].colour}
      strokeDasharray={markLook[kind].dash}
      strokeWidth={1.25}
      vectorEffect="non-scaling-stroke"
    />
  ));
}

/** What the lines stand for: one line of 20 px each. */
export function MarkLegend({ marks, zone }: { marks: readonly WindowMark[]; zone: Zone }) {
  if (marks.length === 0) return null;
  return (
    <ul aria-label="Marked moments" className="text-meta text-muted">
      {marks.map(({ atMs, kind, label }) => (
        <li key={`${kind} ${atMs} ${label}`} className="flex h-5 min-w-0 items-center gap-2">
          <svg aria-hidden viewBox="0 0 20 12" className="h-3 w-5 shrink-0">
            <line
              x1="10"
              x2="10"
              y2="12"
              stroke={markLook[kind].colour}
              strokeDasharray={markLook[kind].dash}
              strokeWidth="1.5"
            />
          </svg>
          <span className="shrink-0 text-subtle tabular-nums">{clockTime(zone, atMs)}</span>
          <span className="min-w-0 truncate" title={label}>
            {markLook[kind].word}: {label}
          </span>
        </li>
      ))}
    </ul>
  );
}
