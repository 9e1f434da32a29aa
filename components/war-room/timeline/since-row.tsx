"use client";

import { HypothesisMark } from "@/components/ui/hypothesis-mark";
import { useRoomActions } from "@/lib/client/room-context";
import { type MoveSince, movesSince } from "@/lib/timeline/moves-since";
import type { RoomState } from "@/lib/timeline/state";

/** More than these are counted. */
const MOST_NAMED = 5;

export interface SinceRowProps {
  hypotheses: RoomState["hypotheses"];
  /** The last event that this person had seen before. */
  sinceSeq: number | null;
}

/** Everything below was written since this person left; in a few lines, what is believed now and was not then. */
export function SinceRow({ hypotheses, sinceSeq }: SinceRowProps) {
  const moves = sinceSeq === null ? [] : movesSince(hypotheses, sinceSeq);
  return (
    <div className="px-4 py-1.5">
      <div className="flex items-center gap-3 text-meta font-medium text-link">
        <span aria-hidden className="h-px flex-1 bg-link/40" />
        <span>New since you left</span>
        <span aria-hidden className="h-px flex-1 bg-link/40" />
      </div>
      {moves.length > 0 && (
        <ul aria-label="What moved since you left" className="mt-1 pl-15 text-meta max-tablet:pl-0">
          {moves.slice(0, MOST_NAMED).map((move) => (
            <Moved key={move.hypothesisId} move={move} />
          ))}
          {moves.length > MOST_NAMED && (
            <li className="py-0.5 text-subtle">and {moves.length - MOST_NAMED} more on the board</li>
          )}
        </ul>
      )}
    </div>
  );
}

function Moved({ move: { hypothesisId, claim, state, isNew, before, now } }: { move: MoveSince }) {
  const { open } = useRoomActions();
  return (
    <li className="flex items-start gap-2 py-0.5">
      <HypothesisMark state={state} className="w-26 shrink-0" />
      <button
        type="button"
        onClick={() => open({ kind: "hypothesis", hypothesisId })}
        className="min-w-0 rounded-sm text-left text-fg underline decoration-line-strong underline-offset-2 [overflow-wrap:anywhere] hover:decoration-current"
      >
        {claim}
      </button>
      <span className="shrink-0 text-subtle tabular-nums">
        {isNew && "new"}
        {now !== null && before !== now && (
          <>
            {isNew && " · "}
            {before !== null && `${before} % → `}
            {now} %
          </>
        )}
      </span>
    </li>
  );
}
