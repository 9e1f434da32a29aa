import type { MeasureReport, Report } from "@/lib/wire/report";

import { ChartSection } from "./chart-section";
import type { TableData } from "./data-table";
import { subjectOf } from "./definitions";
import { logScale, type LogScale } from "./log-scale";
import { type Drilling, NumberLink } from "./number-link";
import { Strip } from "./strip";
import { estimateText, length, measureWords, missingText } from "./words";

/** Most incidents in a strip's own table; the file has all. */
const MOST_ROWS = 100;

/** Four strips on one axis: every incident, and what is said of all of them. */
export function Distributions({ report, drilling }: { report: Report; drilling: Drilling }) {
  const scale = logScale(report.measures);
  return (
    <div className="border-b border-line">
      <p className="flex flex-wrap gap-x-4 gap-y-1 px-4 pt-3 text-meta text-muted">
        <span>Each dot is an incident.</span>
        <Key path="M0-5 5 0 0 5-5 0Z">median and its interval</Key>
        <Key path="M-4 4h8L0-4Z">p90</Key>
        <Key path="M-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0" hollow>
          median before
        </Key>
      </p>
      <div className="grid wide:grid-cols-2">
        {report.measures.map((measure) => (
          <Distribution key={measure.measure} measure={measure} scale={scale} drilling={drilling} />
        ))}
      </div>
    </div>
  );
}

function Distribution({
  measure,
  scale,
  drilling,
}: {
  measure: MeasureReport;
  scale: LogScale;
  drilling: Drilling;
}) {
  const name = measureWords[measure.measure];
  const subject = subjectOf[measure.measure];
  const { n, median, p90, before, points, thinned } = measure;
  const { missing, pending, invalid } = measure.states;
  const out = missing + pending + invalid;
  return (
    <ChartSection
      title={name}
      note={
        <>
          <NumberLink
            drilling={drilling}
            subject={subject}
            drill={{ measure: measure.measure, state: "recorded" }}
          >
            n = {n}
          </NumberLink>
          {thinned && `, ${points.length} drawn`}
        </>
      }
      table={stripTable(measure, drilling !== null)}
      downloads={drilling && { question: drilling, table: "points", of: name.toLowerCase() }}
      footer={
        <>
          <p className="mt-1 text-meta text-muted">
            Median {estimateText(median) ?? "not said"} · p90 {estimateText(p90) ?? "not said"}
          </p>
          {!p90.known && n > 0 && (
            <p className="text-meta text-subtle">{median.known ? p90.why : median.why}</p>
          )}
          {out > 0 && (
            <p className="text-meta text-subtle">
              Not in it:{" "}
              {missing > 0 && drilling ? (
                <NumberLink
                  drilling={drilling}
                  subject={subject}
                  drill={{ measure: measure.measure, state: "missing" }}
                >
                  {missingText(measure)}
                </NumberLink>
              ) : (
                missingText(measure)
              )}
            </p>
          )}
        </>
      }
      className="min-w-0 px-4 py-3"
    >
      {n === 0 ? (
        <p className="flex h-20 items-center text-work text-muted">
          No incident has this length. Set its milestones in the room, and it is here.
        </p>
      ) : (
        <Strip
          points={points}
          median={median}
          p90={p90}
          before={before.median}
          scale={scale}
          linked={drilling !== null}
        />
      )}
    </ChartSection>
  );
}

function stripTable({ measure, points, n, median, p90, before }: MeasureReport, linked: boolean): TableData {
  const shown = points.slice(0, MOST_ROWS);
  return {
    caption: `${measureWords[measure]}${shown.length < n ? `: the shortest ${shown.length} of ${n}` : ""}`,
    columns: ["Incident", "length", "from"],
    rows: [
      { head: "Median", cells: [{ text: estimateText(median) ?? "too few" }, { text: `n = ${n}` }] },
      { head: "p90", cells: [{ text: estimateText(p90) ?? "too few" }, { text: `n = ${n}` }] },
      {
        head: "Median before",
        cells: [{ text: estimateText(before.median) ?? "too few" }, { text: `n = ${before.n}` }],
      },
      ...shown.map(({ number, seconds, at }) => ({
        head: `INC-${number}`,
        cells: [
          { text: length(seconds), ...(linked && { href: `/incidents/${number}` }) },
          { text: at.slice(0, 10) },
        ],
      })),
    ],
  };
}

function Key({ path, hollow = false, children }: { path: string; hollow?: boolean; children: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <svg aria-hidden width="12" height="12" viewBox="-6 -6 12 12">
        <path d={path} fill={hollow ? "none" : "var(--fg)"} stroke={hollow ? "var(--subtle)" : "none"} />
      </svg>
      {children}
    </span>
  );
}
