"use client";

import { CausalChain } from "@/components/charts/causal-chain";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { useRoomActions } from "@/lib/client/room-context";
import type { Investigation, RoomState } from "@/lib/timeline/state";
import { capital } from "@/lib/timeline/words";

import { newestFirst, stateTone, wordsOf } from "./investigation-state";
import { JobList } from "./job-list";
import { useCancel } from "./use-cancel";

/** Runs of the analysis, live, the newest first: every job, what it has found, and what came of all of them. */
export function Runs({ investigations }: { investigations: RoomState["investigations"] }) {
  return (
    <ul className="flex flex-col gap-1.5">
      {newestFirst(investigations).map((each) => (
        <Run key={each.id} investigation={each} />
      ))}
    </ul>
  );
}

function Run({ investigation }: { investigation: Investigation }) {
  const { goTo, mayAct, zone } = useRoomActions();
  const { pending, cancel } = useCancel();
  const { id, question, state, done, total, jobs, chain, gaps, seq } = investigation;
  const running = state === "running";
  return (
    <li>
      <button
        type="button"
        className="-mx-2 flex w-[calc(100%+1rem)] min-w-0 flex-col rounded-md px-2 py-1 text-left hover:bg-hover"
        onClick={() => goTo(seq)}
      >
        <span className="flex items-center gap-2">
          <span className="min-w-0 truncate text-fg">{question}</span>
          <Badge tone={stateTone[state]}>{capital(state)}</Badge>
        </span>
        <span className="line-clamp-3 text-meta text-subtle">{wordsOf(investigation)}</span>
      </button>
      {running && (
        <div className="flex items-center gap-2">
          <Progress label={wordsOf(investigation)} value={done} max={total} showCount className="flex-1" />
          {mayAct && (
            <Button variant="ghost" size="sm" pending={pending} onClick={() => cancel(id)}>
              Stop
            </Button>
          )}
        </div>
      )}
      {chain.length > 0 && <CausalChain chain={chain} zone={zone} className="my-1" />}
      {(jobs.length > 0 || gaps.length > 0) && (
        <details open={running || undefined} className="text-meta">
          <summary className="text-subtle hover:text-fg">{jobsText(investigation)}</summary>
          <JobList jobs={jobs} />
          {gaps.map((gap) => (
            <p key={gap} className="py-0.5 text-muted">
              <span className="text-subtle">Not seen: </span>
              {gap}
            </p>
          ))}
        </details>
      )}
    </li>
  );
}

function jobsText({ jobs, gaps }: Investigation): string {
  const failed = jobs.filter(({ state }) => state === "failed").length;
  return [
    `${jobs.length} ${jobs.length === 1 ? "job" : "jobs"}`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(gaps.length > 0 ? [`${gaps.length} not seen`] : []),
  ].join(" · ");
}
