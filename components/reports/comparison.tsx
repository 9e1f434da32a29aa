import type { Report } from "@/lib/wire/report";

import type { Drilling } from "./number-link";
import { Part } from "./part";
import { changeText, estimateText, measureWords, periodText, signed } from "./words";

const cell = "py-1 pr-4 align-top whitespace-nowrap";

/** This period beside the one before: what moved, what did not as far as can be told, and what cannot be compared. */
export function Comparison({ report, drilling }: { report: Report; drilling: Drilling }) {
  return (
    <Part
      title="Against the period before"
      note={periodText(report.before)}
      downloads={drilling && { question: drilling, table: "measures", of: "the comparison" }}
    >
      {/* A region that scrolls has to be reached by the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section tabIndex={0} aria-label="Comparison" className="overflow-x-auto">
        <table className="w-full min-w-220 text-meta">
          <thead className="text-left text-muted">
            <tr>
              {["Median", "Before", "Now", "Difference", "Verdict"].map((title) => (
                <th key={title} scope="col" className="py-1 pr-4 font-medium">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.measures.map(({ measure, median, before, change, n }) => {
              const moved = changeText(change);
              return (
                <tr key={measure} className="border-t border-line">
                  <th scope="row" className={`${cell} text-left font-normal text-fg`}>
                    {measureWords[measure]}
                  </th>
                  <td className={cell}>
                    {estimateText(before.median) ?? "–"} <span className="text-subtle">n = {before.n}</span>
                  </td>
                  <td className={cell}>
                    {estimateText(median) ?? "–"} <span className="text-subtle">n = {n}</span>
                  </td>
                  <td className={cell}>
                    {change.verdict === "refused"
                      ? "–"
                      : `${signed(change.seconds)} (${signed(change.low)} to ${signed(change.high)})`}
                  </td>
                  <td className="min-w-60 py-1 pr-4 align-top">
                    <span aria-hidden className="inline-block w-3.5 font-semibold">
                      {moved.sign}
                    </span>
                    <span className="font-medium text-fg">{moved.words}</span>
                    {change.verdict === "refused" && <span className="text-muted">. {moved.detail}</span>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <p className="mt-1 text-meta text-subtle">
        Differences of medians with intervals of 95 %. An interval that holds zero is no detectable change:
        that is not the same as no change.
      </p>
    </Part>
  );
}
