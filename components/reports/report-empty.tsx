import { ChartNoAxesColumn } from "lucide-react";
import Link from "next/link";

import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { Report } from "@/lib/wire/report";
import { reportHref } from "@/lib/wire/report-address";

/** No incident in the period: how one comes to be in a report. */
export function ReportEmpty({ report, linked }: { report: Report; linked: boolean }) {
  const { services, severities, causes } = report.filter;
  const narrowed = services.length + severities.length + causes.length > 0;
  return (
    <EmptyState
      icon={ChartNoAxesColumn}
      title={narrowed ? "No incident of this period passes the filters" : "No incident in this period"}
      action={
        linked &&
        (narrowed ? (
          <Link
            href={reportHref({ ...report, filter: { services: [], severities: [], causes: [] } })}
            className={buttonClass()}
          >
            Clear the filters
          </Link>
        ) : (
          <Link href="/" className={buttonClass()}>
            Go to the incidents
          </Link>
        ))
      }
    >
      {!linked
        ? "Where incidents are recorded, they are counted here."
        : narrowed
          ? "Take a filter away, or choose more days."
          : "Choose more days, import past incidents under Settings, Import, or declare one with the kind backfilled and set its milestones. Drills, tests and samples never count."}
    </EmptyState>
  );
}
