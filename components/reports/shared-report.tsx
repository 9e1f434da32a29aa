import { BrandMark } from "@/components/shell/brand-mark";
import type { OpenedShare } from "@/lib/wire/report-shares";

import { ExecutivePage } from "./executive-page";
import { PrintButton } from "./print-button";
import { ReportView } from "./report-view";
import { filterText, periodText } from "./words";

/** A report for somebody who has the link and nothing else: numbers, and no way behind them. */
export function SharedReport({ shared }: { shared: Extract<OpenedShare, { state: "open" }> }) {
  const { report, note, createdBy, expiresAt } = shared;
  return (
    <>
      <main className="mx-auto max-w-360 tablet:p-2 print:hidden">
        <div className="bg-canvas tablet:rounded-md tablet:border tablet:border-line">
          <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2">
            <BrandMark className="size-5 text-fg" />
            <h1 className="text-work font-semibold text-fg">Reliability report</h1>
            <p className="text-meta text-muted">
              {periodText(report.period)} · {filterText(report.filter)}
            </p>
            <span className="ml-auto">
              <PrintButton />
            </span>
          </header>
          <ReportView report={report} drilling={null} />
          <p className="px-4 py-3 text-meta text-muted">
            {note !== "" && `${note}. `}
            Shared by {createdBy}; the link ends on {expiresAt.slice(0, 10)}. As of{" "}
            {report.at.slice(0, 16).replace("T", " ")} UTC.
          </p>
        </div>
      </main>
      <ExecutivePage report={report} />
    </>
  );
}
