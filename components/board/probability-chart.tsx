"use client";

import { WindowEnds } from "@/components/charts/window-ends";
import { useRoomActions } from "@/lib/client/room-context";
import type { ProbabilityMark } from "@/lib/timeline/state";
import { clockTime } from "@/lib/timeline/zone";

import { Part } from "./part";

const WIDTH = 1_000;
const HEIGHT = 64;

const percent = (probability: number) => `${Math.round(probability * 100)} %`;

/** How the probability went, verdict by verdict, over the time from the first to the last. */
export function ProbabilityChart({ history }: { history: readonly ProbabilityMark[] }) {
  const { zone } = useRoomActions();
  const [first, last] = [history[0], history.at(-1)];
  if (!first || !last || history.length < 2) return null;
  const marks = history.map(({ at, probability }) => ({ atMs: Date.parse(at), probability }));
  const [fromMs, toMs] = [Date.parse(first.at), Date.parse(last.at)];
  const x = (atMs: number) => (toMs > fromMs ? ((atMs - fromMs) / (toMs - fromMs)) * WIDTH : WIDTH);
  const y = (probability: number) => HEIGHT - probability * HEIGHT;
  // Between two verdicts the one before holds.
  const path = marks
    .map(({ atMs, probability }, index) =>
      index === 0 ? `M${x(atMs)} ${y(probability)}` : `H${x(atMs).toFixed(1)}V${y(probability).toFixed(1)}`,
    )
    .join("");
  const clock = (atMs: number) => clockTime(zone, atMs, true);
  const words = marks.map(({ atMs, probability }) => `${percent(probability)} at ${clock(atMs)}`);
  return (
    <Part title="Probability over time">
      <div className="flex h-16 gap-2 text-meta text-subtle tabular-nums">
        <span aria-hidden className="flex w-14 shrink-0 flex-col justify-between text-right leading-none">
          <span>100 %</span>
          <span>0 %</span>
        </span>
        <svg
          // What is drawn has no picture to load.
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="img"
          aria-label={`Probability: ${words.join(", ")}`}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="h-full min-w-0 flex-1 overflow-visible border-b border-l border-line"
        >
          <path
            d={path}
            fill="none"
            stroke="var(--link)"
            strokeWidth={1.5}
            vectorEffect="non-scaling-stroke"
          />
          {marks.map(({ atMs, probability }) => (
            // Round ends draw a path without length as a dot, whatever the drawing's proportions.
            <path
              key={atMs}
              d={`M${x(atMs).toFixed(1)} ${y(probability).toFixed(1)}h0`}
              stroke="var(--link)"
              strokeWidth={5}
              strokeLinecap="round"
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
      </div>
      <WindowEnds from={clock(fromMs)} to={clock(toMs)} />
    </Part>
  );
}
