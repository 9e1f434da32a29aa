import type { Report } from "@/lib/wire/report";

import { type Drilling, NumberLink } from "./number-link";
import { Part } from "./part";
import { leftOutWords } from "./words";

/** What is in no number above, and why. */
export function LeftOut({ report, drilling }: { report: Report; drilling: Drilling }) {
  return (
    <Part
      title="What was left out"
      downloads={drilling && { question: drilling, table: "left_out", of: "what was left out" }}
      className="min-w-0 border-line px-4 py-3 max-wide:border-t wide:border-l"
    >
      {report.leftOut.length === 0 ? (
        <p className="text-work text-muted">Nothing: every incident of the period counts.</p>
      ) : (
        <ul className="mt-1 flex flex-col gap-0.5 text-work text-muted">
          {report.leftOut.map(({ reason, count }) => (
            <li key={reason} className="flex gap-2">
              <span className="w-8 shrink-0 text-right text-fg">
                {reason === "restricted" || reason === "not_read_yet" ? (
                  <span className="tabular-nums">{count}</span>
                ) : (
                  <NumberLink
                    drilling={drilling}
                    subject="left_out"
                    drill={{ leftOut: reason }}
                    label={leftOutWords[reason]}
                  >
                    {count}
                  </NumberLink>
                )}
              </span>
              {leftOutWords[reason]}
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
