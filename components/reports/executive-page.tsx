import { followUpStates } from "@/lib/reports/vocabulary";
import { capital, severityWords } from "@/lib/timeline/words";
import { severities } from "@/lib/timeline/vocabulary";
import { causeKinds } from "@/lib/reports/vocabulary";
import type { Report } from "@/lib/wire/report";

import { definitions, subjectOf } from "./definitions";
import { logScale } from "./log-scale";
import { Strip } from "./strip";
import {
  causeWords,
  changeText,
  estimateText,
  filterText,
  firstGradeWords,
  followUpStateWords,
  leftOutWords,
  measureWords,
  missingText,
  percent,
  periodText,
} from "./words";

/** The report on one sheet of A4: what it says, and in small what it means. Only on paper. */
export function ExecutivePage({ report }: { report: Report }) {
  const scale = logScale(report.measures);
  const { bySeverity, byCause, followUps, firstHypothesis } = report;
  const followUpCount = followUpStates.reduce((sum, state) => sum + followUps[state], 0);
  const [right] = firstHypothesis.grades;
  return (
    <article className="executive hidden text-[9.5pt] leading-[13.5pt] text-fg print:block">
      <header className="flex items-baseline justify-between border-b border-fg pb-1">
        <h1 className="text-[14pt] leading-[18pt] font-semibold">Reliability report</h1>
        <p>{periodText(report.period)}</p>
      </header>
      {report.population === "generated" && (
        <p className="mt-1 font-semibold">Generated history: not your data</p>
      )}
      <p className="mt-1 text-muted">{filterText(report.filter)}</p>

      <p className="mt-2">
        <strong className="text-[14pt] leading-[18pt]">{report.incidents}</strong> incidents
        <Note of={1} />, {report.incidentsBefore} in the period before ({periodText(report.before)}).{" "}
        {counted(severities.map((one) => [capital(severityWords[one]), bySeverity[one]]))}. By cause:{" "}
        {counted(causeKinds.map((one) => [causeWords[one], byCause[one]]))}.
      </p>

      <h2 className="mt-3 font-semibold">How long it took</h2>
      {report.measures.map((measure, index) => {
        const moved = changeText(measure.change);
        return (
          <section key={measure.measure} className="mt-1.5 break-inside-avoid">
            <p>
              <strong className="font-semibold">{measureWords[measure.measure]}</strong>
              <Note of={index + 2} />: median {estimateText(measure.median) ?? "not said: too few"}; p90{" "}
              {estimateText(measure.p90) ?? "not said: too few"}. n = {measure.n}
              {missingText(measure) !== "" && `; not in it: ${missingText(measure)}`}.{" "}
              <strong className="font-semibold">
                {moved.sign} {moved.words}
              </strong>
              {measure.change.verdict !== "refused" && ` (${moved.detail})`}.
            </p>
            {measure.n > 0 && (
              <Strip
                points={measure.points}
                median={measure.median}
                p90={measure.p90}
                before={measure.before.median}
                scale={scale}
                linked={false}
                small
              />
            )}
          </section>
        );
      })}
      <AxisWords scale={scale} />

      <div className="mt-3 grid grid-cols-2 gap-6">
        <section>
          <h2 className="font-semibold">
            Follow-ups
            <Note of={6} />
          </h2>
          <p>
            {followUpCount === 0
              ? "None were kept."
              : `${counted(followUpStates.map((one) => [followUpStateWords[one], followUps[one]]))}; ${percent(followUps.done / followUpCount)} done.`}
          </p>
        </section>
        <section>
          <h2 className="font-semibold">
            The machine’s first hypothesis
            <Note of={7} />
          </h2>
          <p>
            {right && right.share !== null
              ? `${capital(firstGradeWords[right.grade])} in ${right.count} of ${right.of} graded, ${percent(right.share)} (${percent(right.low)} to ${percent(right.high)}).`
              : "Nobody has graded one."}
            {firstHypothesis.reliability.known &&
              ` Brier score ${firstHypothesis.reliability.brier.toFixed(3)}.`}
          </p>
        </section>
      </div>
      {report.leftOut.length > 0 && (
        <p className="mt-2">
          <strong className="font-semibold">Left out:</strong>{" "}
          {counted(report.leftOut.map(({ reason, count }) => [leftOutWords[reason], count]))}.
        </p>
      )}

      <footer className="mt-3 border-t border-line-strong pt-1 text-[7.5pt] leading-[10pt] text-muted">
        <ol>
          {footnotes(report).map((subject, index) => (
            <li key={subject}>
              <sup>{index + 1}</sup> <span className="font-semibold">{definitions[subject].title}.</span>{" "}
              {definitions[subject].says} Not in it:{" "}
              {definitions[subject].without.charAt(0).toLowerCase() + definitions[subject].without.slice(1)}
            </li>
          ))}
        </ol>
        <p className="mt-1">
          Dots are incidents on a logarithmic axis; ◆ median with its interval, ▲ p90, ○ median before. Made{" "}
          {report.at.slice(0, 16).replace("T", " ")} UTC by Parallax.
        </p>
      </footer>
    </article>
  );
}

const footnotes = (report: Report) => [
  "incidents" as const,
  ...report.measures.map(({ measure }) => subjectOf[measure]),
  "follow_ups" as const,
  "first_hypothesis" as const,
];

function Note({ of }: { of: number }) {
  return <sup className="text-[6pt]">{of}</sup>;
}

/** "SEV1 3, SEV2 12": what there is of each, without the empty ones. */
function counted(counts: readonly (readonly [word: string, count: number])[]): string {
  const some = counts.filter(([, count]) => count > 0);
  return some.length === 0 ? "none" : some.map(([word, count]) => `${word} ${count}`).join(", ");
}

function AxisWords({ scale }: { scale: ReturnType<typeof logScale> }) {
  return (
    <svg aria-hidden width="100%" height="12" className="block overflow-visible">
      {scale.ticks.map(({ at, word }) => (
        <text
          key={word}
          x={`${at * 100}%`}
          y={10}
          textAnchor={at > 0.96 ? "end" : at < 0.04 ? "start" : "middle"}
          fontSize={9}
          fill="var(--subtle)"
        >
          {word}
        </text>
      ))}
    </svg>
  );
}
