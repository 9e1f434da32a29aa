import type { Report } from "@/lib/wire/report";

import { Comparison } from "./comparison";
import { Distributions } from "./distributions";
import { FirstHypothesis } from "./first-hypothesis";
import { FollowUpsPart } from "./follow-ups-part";
import { GeneratedBanner } from "./generated-banner";
import { Headline } from "./headline";
import { LeftOut } from "./left-out";
import type { Drilling } from "./number-link";
import { OverTime } from "./over-time";
import { ReportEmpty } from "./report-empty";

/** A report as it is read on a screen. `drilling` is null where nobody may look behind its numbers. */
export function ReportView({ report, drilling }: { report: Report; drilling: Drilling }) {
  const { followUps, incidents } = report;
  const nothing = incidents === 0 && Object.values(followUps).every((count) => count === 0);
  return (
    <>
      {report.population === "generated" && <GeneratedBanner />}
      <Headline report={report} drilling={drilling} />
      {nothing ? (
        <ReportEmpty report={report} linked={drilling !== null} />
      ) : (
        <>
          <OverTime report={report} drilling={drilling} />
          <Distributions report={report} drilling={drilling} />
          <Comparison report={report} drilling={drilling} />
          <FirstHypothesis report={report} drilling={drilling} />
        </>
      )}
      <div className="grid border-b border-line wide:grid-cols-2">
        <FollowUpsPart report={report} drilling={drilling} />
        <LeftOut report={report} drilling={drilling} />
      </div>
    </>
  );
}
