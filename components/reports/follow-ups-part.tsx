import Link from "next/link";

import { followUpStates } from "@/lib/reports/vocabulary";
import { everyFollowUp, followUpsHref } from "@/lib/wire/follow-ups";
import type { Report } from "@/lib/wire/report";

import { type Drilling, NumberLink } from "./number-link";
import { Part } from "./part";
import { followUpStateWords, percent } from "./words";

/** What was promised after the period's incidents, and what became of it. */
export function FollowUpsPart({ report, drilling }: { report: Report; drilling: Drilling }) {
  const { followUps } = report;
  const all = followUpStates.reduce((sum, state) => sum + followUps[state], 0);
  return (
    <Part
      title="Follow-ups"
      note={all === 0 ? "none" : `${percent(followUps.done / all)} of ${all} done`}
      downloads={drilling && { question: drilling, table: "follow_ups", of: "follow-ups" }}
      className="min-w-0 px-4 py-3"
    >
      {all === 0 ? (
        <p className="text-work text-muted">
          No task of these incidents was kept as a follow-up. A postmortem is where most begin.
        </p>
      ) : (
        <dl className="mt-1 grid grid-cols-4 gap-3">
          {followUpStates.map((state) => (
            <div key={state} className="flex flex-col">
              <dt className="text-meta text-muted first-letter:uppercase">{followUpStateWords[state]}</dt>
              <dd className="text-title font-semibold">
                {followUps[state] > 0 ? (
                  <NumberLink
                    drilling={drilling}
                    subject="follow_ups"
                    drill={{ followUp: state }}
                    label={`follow-ups ${followUpStateWords[state]}`}
                  >
                    {followUps[state]}
                  </NumberLink>
                ) : (
                  <span className="text-muted">0</span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {drilling && all > 0 && (
        <p className="mt-1 text-meta">
          <Link
            href={followUpsHref({ ...everyFollowUp, samples: report.population === "generated" })}
            className="rounded-sm text-link hover:underline"
          >
            All open follow-ups
          </Link>
        </p>
      )}
    </Part>
  );
}
