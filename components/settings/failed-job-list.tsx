import { Timestamp } from "@/components/ui/timestamp";
import type { FailedJob } from "@/lib/wire/failed-jobs";

/** Jobs that could not be done, the last one first, with why. */
export function FailedJobList({ jobs, nowMs }: { jobs: readonly FailedJob[]; nowMs: number }) {
  if (jobs.length === 0) return <p className="text-muted">None. Every job was done.</p>;
  return (
    <ul className="rounded-md border border-line">
      {jobs.map(({ id, queue, incidentId, reason, tries, failedAt }) => (
        <li key={id} className="border-b border-line px-4 py-2 last:border-b-0">
          <p className="font-medium break-words">{reason}</p>
          <p className="text-meta text-muted">
            {queue} · tried {tries === 1 ? "once" : `${tries} times`} ·{" "}
            <Timestamp at={failedAt} now={nowMs} />
            {incidentId !== null && (
              <>
                {" · "}
                <a href={`/incidents/${incidentId}`} className="underline">
                  the incident
                </a>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
