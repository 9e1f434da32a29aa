import type { Metadata } from "next";

import { DrillPanel } from "@/components/reports/drill-panel";
import { ExecutivePage } from "@/components/reports/executive-page";
import { parsePanel } from "@/components/reports/panel-address";
import { PrintButton } from "@/components/reports/print-button";
import { ReportToolbar } from "@/components/reports/report-toolbar";
import { ReportView } from "@/components/reports/report-view";
import { ShareButton } from "@/components/reports/share-button";
import { periodText } from "@/components/reports/words";
import { Page } from "@/components/shell/page";
import { can } from "@/lib/policy/can";
import { requireActor } from "@/lib/server/page-actor";
import { runtime } from "@/lib/server/runtime";
import { verbContext } from "@/lib/server/verb-context";
import { listReportMembers } from "@/lib/verbs/list-report-members";
import { readReport } from "@/lib/verbs/read-report";
import { drillParams, reportHref, reportParams } from "@/lib/wire/report-address";
import { parseQuestion } from "@/lib/wire/report-question";

import { readWholeSearch, type SearchParams } from "../../search-params";
import { valueOrRefuse } from "../value-or-refuse";

export const metadata: Metadata = { title: "Reports" };

/** How often it broke, how long it took and what became of it, of the incidents that this person may see. */
export default async function ReportsPage({ searchParams }: { searchParams: SearchParams }) {
  const search = await readWholeSearch(searchParams);
  const panel = parsePanel(search);
  const actor = await requireActor(search.size > 0 ? `/reports?${search.toString()}` : "/reports");
  const ctx = verbContext(runtime(), actor);
  const today = ctx.now().toISOString().slice(0, 10);
  const question = parseQuestion(search, today);
  const params = reportParams(question);
  const report = valueOrRefuse(await readReport(ctx, params));
  const behind = panel && new URLSearchParams([...params, ...drillParams(panel.drill)]);
  if (panel?.after !== undefined) behind?.set("after", panel.after);
  const members = behind && (await listReportMembers(ctx, behind));
  return (
    <>
      <div className="contents print:hidden">
        <Page
          title="Reports"
          meta={periodText(report.period)}
          actions={
            <>
              <PrintButton />
              {can(actor, "share reports") && <ShareButton query={params.toString()} />}
            </>
          }
          toolbar={<ReportToolbar key={reportHref(question)} report={report} today={today} />}
          scroll={false}
          className="flex"
        >
          <div className="min-w-0 flex-1 overflow-y-auto overscroll-contain">
            <ReportView report={report} drilling={question} />
          </div>
          {panel && <DrillPanel report={report} panel={panel} members={members?.ok ? members.value : null} />}
        </Page>
      </div>
      <ExecutivePage report={report} />
    </>
  );
}
