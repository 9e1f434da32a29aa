import { cn } from "@/lib/cn";
import type { MeasureReport, Report } from "@/lib/wire/report";

import { Downloads } from "./downloads";
import { type Drilling, NumberLink } from "./number-link";
import { subjectOf } from "./definitions";
import { changeText, length, measureWords } from "./words";

const cell = "min-w-0 border-line px-4 py-3 max-desk:border-b desk:border-l desk:first:border-l-0";

/** What one reads first: how many, and each measure's median with how it moved. */
export function Headline({ report, drilling }: { report: Report; drilling: Drilling }) {
  return (
    <dl className="grid grid-cols-2 border-b border-line desk:grid-cols-5">
      <div className={cn(cell, "max-desk:col-span-2")}>
        <dt className="text-meta text-muted">Incidents</dt>
        <dd className="mt-0.5 text-title font-semibold">
          <NumberLink drilling={drilling} subject="incidents" drill={{}} label="incidents">
            {report.incidents}
          </NumberLink>
        </dd>
        <dd className="text-meta text-muted">{report.incidentsBefore} in the period before</dd>
        {drilling && (
          <dd className="mt-1">
            <Downloads question={drilling} table="incidents" of="incidents" />
          </dd>
        )}
      </div>
      {report.measures.map((measure) => (
        <MedianCell key={measure.measure} measure={measure} drilling={drilling} />
      ))}
    </dl>
  );
}

function MedianCell({ measure, drilling }: { measure: MeasureReport; drilling: Drilling }) {
  const { median, change, n } = measure;
  const moved = changeText(change);
  const name = measureWords[measure.measure];
  const behind = {
    drilling,
    subject: subjectOf[measure.measure],
    drill: { measure: measure.measure, state: "recorded" },
  } as const;
  return (
    <div className={cell}>
      <dt className="text-meta text-muted">{name}, median</dt>
      <dd className="mt-0.5 text-title font-semibold">
        {median.known ? (
          <NumberLink {...behind} label={`median ${name.toLowerCase()}`}>
            {length(median.seconds)}
          </NumberLink>
        ) : (
          <span className="text-work font-medium text-muted">Too few to say</span>
        )}
      </dd>
      <dd className="text-meta text-muted tabular-nums">
        {median.known && `${length(median.low)} to ${length(median.high)}, `}
        {!median.known && median.why}{" "}
        {median.known && (
          <NumberLink {...behind} label={`incidents with ${name.toLowerCase()}`}>
            n = {n}
          </NumberLink>
        )}
      </dd>
      <dd className={cn("mt-1 text-meta", change.verdict === "refused" ? "text-subtle" : "text-fg")}>
        <span aria-hidden className="inline-block w-3.5 font-semibold">
          {moved.sign}
        </span>
        <span className={change.verdict === "refused" ? undefined : "font-medium"}>{moved.words}</span>
        <span className="text-muted"> {change.verdict === "refused" ? "" : moved.detail}</span>
      </dd>
    </div>
  );
}
