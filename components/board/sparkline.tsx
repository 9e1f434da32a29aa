import type { ProbabilityMark } from "@/lib/timeline/state";

const WIDTH = 48;
const HEIGHT = 16;
/** Room for the dot at the end. */
const EDGE = 2;

/** How the probability went from verdict to verdict, at the size of a word; said in words beside it. */
export function Sparkline({ history }: { history: readonly ProbabilityMark[] }) {
  if (history.length < 2) return null;
  const x = (index: number) => EDGE + (index / (history.length - 1)) * (WIDTH - 2 * EDGE);
  const y = (probability: number) => HEIGHT - EDGE - probability * (HEIGHT - 2 * EDGE);
  const points = history.map(
    ({ probability }, index) => `${x(index).toFixed(1)},${y(probability).toFixed(1)}`,
  );
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="h-4 w-12 shrink-0 overflow-visible text-subtle"
    >
      <polyline
        points={points.join(" ")}
        fill="none"
        stroke="currentColor"
        strokeWidth={1.25}
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <circle
        cx={x(history.length - 1)}
        cy={y(history.at(-1)?.probability ?? 0)}
        r={1.75}
        className="fill-link"
      />
    </svg>
  );
}
