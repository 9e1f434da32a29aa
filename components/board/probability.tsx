import { Progress } from "@/components/ui/progress";
import { tip } from "@/components/ui/tooltip";
import { cn } from "@/lib/cn";
import type { ProbabilityMark } from "@/lib/timeline/state";

import { Sparkline } from "./sparkline";

const percent = (probability: number) => Math.round(probability * 100);

export interface ProbabilityProps {
  probability: number;
  /** Every probability that it had, the oldest first. */
  history: readonly ProbabilityMark[];
  /** The bar under the numbers, as wide as there is room: for cards. */
  stacked?: boolean;
}

/** How likely it is, how far that moved with the last verdict, and the way there. */
export function Probability({ probability, history, stacked = false }: ProbabilityProps) {
  const now = percent(probability);
  const before = history.length > 1 ? percent(history.at(-2)?.probability ?? 0) : now;
  const bar = (
    <Progress label="Probability" value={now} max={100} className={stacked ? "" : "w-14 shrink-0"} />
  );
  return (
    <span className={cn("flex", stacked ? "flex-col gap-1" : "items-center gap-2")}>
      {!stacked && bar}
      <span className="flex min-h-4 items-center gap-1.5 whitespace-nowrap tabular-nums">
        <span className="font-medium text-fg">{now} %</span>
        {before !== now && <Moved before={before} now={now} />}
        <span className={cn("flex", stacked && "ml-auto")}>
          <Sparkline history={history} />
        </span>
      </span>
      {stacked && bar}
    </span>
  );
}

/** Which way, how far, and from where. */
function Moved({ before, now }: { before: number; now: number }) {
  const up = now > before;
  const points = Math.abs(now - before);
  return (
    <span {...tip(`From ${before} %`)} className="text-muted">
      <span aria-hidden>
        {up ? "↑" : "↓"} {points}
      </span>
      <span className="sr-only">
        {up ? ", up" : ", down"} {points} {points === 1 ? "point" : "points"} from {before} %
      </span>
    </span>
  );
}
