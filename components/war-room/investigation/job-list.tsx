import { cn } from "@/lib/cn";
import type { InvestigationJob } from "@/lib/timeline/state";

import { JobMark } from "./job-mark";

/** Every job of an investigation, in the order in which it began, with what it has found. */
export function JobList({ jobs, className }: { jobs: readonly InvestigationJob[]; className?: string }) {
  return (
    <ul aria-label="Jobs" className={cn("text-meta", className)}>
      {jobs.map(({ id, title, state, found }) => (
        <li key={id} className="flex min-w-0 items-start gap-1.5 py-0.5">
          <JobMark state={state} className="mt-px shrink-0" />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <span className={state === "waiting" ? "text-subtle" : "text-fg"}>{title}</span>
            {found !== "" && <span className="text-muted"> · {found}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
