import type { Report } from "@/lib/wire/report";

import { ChartSection } from "./chart-section";
import { bucketWord, causeSeries, causeTable, severitySeries, severityTable } from "./column-series";
import { Columns } from "./columns";
import type { Drilling } from "./number-link";
import { panelHref } from "./panel-address";

/** How many incidents there were, by severity and by kind of cause. */
export function OverTime({ report, drilling }: { report: Report; drilling: Drilling }) {
  const words = report.buckets.map((bucket) => bucketWord(bucket, report.bucketLength));
  const hrefs =
    drilling &&
    report.buckets.map(({ from }) => panelHref(drilling, { subject: "incidents", drill: { bucket: from } }));
  const note = `by ${report.bucketLength}`;
  return (
    <div className="grid border-b border-line wide:grid-cols-2">
      <ChartSection
        title="Incidents by severity"
        note={note}
        table={severityTable(report, drilling)}
        downloads={drilling && { question: drilling, table: "severities", of: "severities" }}
        className="min-w-0 px-4 py-3"
      >
        <Columns words={words} layers={severitySeries(report)} hrefs={hrefs} />
      </ChartSection>
      <ChartSection
        title="Incidents by cause"
        note={note}
        table={causeTable(report, drilling)}
        downloads={drilling && { question: drilling, table: "causes", of: "causes" }}
        className="min-w-0 border-line px-4 py-3 max-wide:border-t wide:border-l"
      >
        <Columns words={words} layers={causeSeries(report)} hrefs={hrefs} />
      </ChartSection>
    </div>
  );
}
