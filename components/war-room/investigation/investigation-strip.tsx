"use client";

import { ChevronRight, Microscope } from "lucide-react";
import { useId, useState } from "react";

import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Progress } from "@/components/ui/progress";
import { useRoomActions } from "@/lib/client/room-context";
import type { Investigation, RoomState } from "@/lib/timeline/state";
import { capital } from "@/lib/timeline/words";

import { foremost, wordsOf } from "./investigation-state";
import { JobList } from "./job-list";
import { JobMark } from "./job-mark";
import { useCancel } from "./use-cancel";

/** As many jobs as have room for a mark each. */
const MOST_MARKS = 16;

/** Over the board, always: what the machine is doing now, job by job, or what came of it. */
export function InvestigationStrip({ investigations }: { investigations: RoomState["investigations"] }) {
  const { open, mayAct, uninvestigable } = useRoomActions();
  const why = useId();
  const [unfolded, unfold] = useState(false);
  const shown = foremost(investigations);
  return (
    <section aria-label="Investigation" className="@container/strip shrink-0 border-b border-line">
      <div className="flex min-h-9 items-center gap-2 px-3">
        {shown ? (
          <button
            type="button"
            aria-expanded={unfolded}
            onClick={() => unfold(!unfolded)}
            className="-ml-1 flex h-7 min-w-0 flex-1 items-center gap-1.5 rounded-md px-1 text-left hover:bg-hover pointer-coarse:h-10"
          >
            <ChevronRight
              aria-hidden
              className={`size-3 shrink-0 text-subtle transition-transform ${unfolded ? "rotate-90" : ""}`}
            />
            <span className="shrink-0 text-meta text-subtle">{capital(shown.state)}</span>
            <span className="min-w-0 truncate text-fg">{shown.question}</span>
            <span className="min-w-0 flex-1 truncate text-meta text-muted @max-lg/strip:hidden">
              {wordsOf(shown)}
            </span>
          </button>
        ) : (
          <p className="flex min-w-0 flex-1 items-center gap-1.5 truncate text-subtle">
            Nothing has been looked into yet.
          </p>
        )}
        {shown?.state === "running" && <Running investigation={shown} />}
        {mayAct && (
          <Button
            size="sm"
            className="shrink-0"
            disabled={uninvestigable !== null}
            aria-describedby={uninvestigable === null ? undefined : why}
            onClick={() => open({ kind: "investigate" })}
          >
            <Microscope aria-hidden />
            Investigate
            <Kbd keys="I" className="max-tablet:hidden" />
          </Button>
        )}
      </div>
      {mayAct && uninvestigable !== null && (
        <p id={why} className="px-3 pb-2 text-meta text-subtle">
          {uninvestigable}
        </p>
      )}
      {shown && unfolded && <Unfolded investigation={shown} />}
    </section>
  );
}

function Running({ investigation }: { investigation: Investigation }) {
  const { id, jobs, done, total } = investigation;
  return (
    <>
      <span className="flex shrink-0 items-center gap-0.5 @max-3xl/strip:hidden">
        {jobs.slice(0, MOST_MARKS).map((job) => (
          <JobMark key={job.id} state={job.state} of={job.title} />
        ))}
      </span>
      <Progress
        label="Jobs that are done"
        value={done}
        max={total}
        showCount={total > 0}
        className="w-24 shrink-0 @max-md/strip:w-14"
      />
      <Stop investigationId={id} className="@max-md/strip:hidden" />
    </>
  );
}

function Stop({ investigationId, className }: { investigationId: string; className: string }) {
  const { mayAct } = useRoomActions();
  const { pending, cancel } = useCancel();
  if (!mayAct) return null;
  return (
    <Button
      variant="ghost"
      size="sm"
      pending={pending}
      className={`shrink-0 ${className}`}
      onClick={() => cancel(investigationId)}
    >
      Stop
    </Button>
  );
}

function Unfolded({ investigation }: { investigation: Investigation }) {
  const { id, question, state, jobs, gaps } = investigation;
  return (
    <div className="max-h-48 overflow-y-auto border-t border-line bg-sunken px-3 py-2">
      <p className="text-fg [overflow-wrap:anywhere]">{question}</p>
      <p className="mb-1 text-muted [overflow-wrap:anywhere]">{wordsOf(investigation)}</p>
      <JobList jobs={jobs} className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-x-4" />
      {gaps.map((gap) => (
        <p key={gap} className="py-0.5 text-meta text-muted">
          <span className="text-subtle">Not seen: </span>
          {gap}
        </p>
      ))}
      {state === "running" && <Stop investigationId={id} className="-ml-2 @md/strip:hidden" />}
    </div>
  );
}
