import type { FirstGrade } from "@/lib/reports/vocabulary";
import type { Report } from "@/lib/wire/report";

import { type Drilling, NumberLink } from "./number-link";
import { Part } from "./part";
import { ReliabilityPart } from "./reliability";
import { firstGradeWords, percent } from "./words";

const UNGRADED = ["ungraded", "abstained", "not_investigated"] as const satisfies readonly FirstGrade[];

/** How good the machine's first hypothesis was, in the word of those who closed the incidents. */
export function FirstHypothesis({ report, drilling }: { report: Report; drilling: Drilling }) {
  const { ended, counts, grades, reliability } = report.firstHypothesis;
  const graded = grades[0]?.of ?? 0;
  return (
    <div className="grid border-b border-line wide:grid-cols-2">
      <Part
        title="The machine’s first hypothesis"
        note={`${graded} graded of ${ended} incidents that are over`}
        downloads={drilling && { question: drilling, table: "first_hypothesis", of: "the first hypothesis" }}
        className="min-w-0 px-4 py-3"
      >
        {graded === 0 ? (
          <p className="text-work text-muted">
            Nobody has graded one yet. The room asks whoever closes an incident how right the machine was.
          </p>
        ) : (
          <ul className="mt-1 flex flex-col gap-1">
            {grades.map(({ grade, count, share, low, high }) => (
              <li
                key={grade}
                className="grid grid-cols-[6rem_minmax(0,1fr)_11rem] items-center gap-3 text-meta"
              >
                <span className="text-muted first-letter:uppercase">{firstGradeWords[grade]}</span>
                <ShareBar share={share ?? 0} low={low} high={high} />
                <span className="text-right text-muted tabular-nums">
                  <NumberLink
                    drilling={drilling}
                    subject="first_hypothesis"
                    drill={{ grade }}
                    label={firstGradeWords[grade]}
                    className="text-fg"
                  >
                    {count}
                  </NumberLink>
                  {share !== null && ` · ${percent(share)} (${percent(low)} to ${percent(high)})`}
                </span>
              </li>
            ))}
          </ul>
        )}
        <p className="mt-2 flex flex-wrap gap-x-3 text-meta text-muted">
          {UNGRADED.map((grade) => (
            <span key={grade}>
              <NumberLink drilling={drilling} subject="first_hypothesis" drill={{ grade }}>
                {counts[grade]}
              </NumberLink>{" "}
              {firstGradeWords[grade]}
            </span>
          ))}
        </p>
      </Part>
      <ReliabilityPart reliability={reliability} drilling={drilling} />
    </div>
  );
}

const at = (value: number) => `${value * 100}%`;

/** A share as a bar, and its interval as a line over it. */
function ShareBar({ share, low, high }: { share: number; low: number; high: number }) {
  return (
    <svg aria-hidden width="100%" height="12" className="block">
      <rect y="1" width={at(share)} height="10" fill="var(--muted)" fillOpacity="0.35" />
      <line x1={at(low)} x2={at(high)} y1="6" y2="6" stroke="var(--fg)" strokeWidth="1.5" />
      <line x1={at(low)} x2={at(low)} y1="3" y2="9" stroke="var(--fg)" strokeWidth="1.5" />
      <line x1={at(high)} x2={at(high)} y1="3" y2="9" stroke="var(--fg)" strokeWidth="1.5" />
    </svg>
  );
}
