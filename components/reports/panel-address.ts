import type { ReportQuestion } from "@/lib/wire/report";
import { drillParams, type MemberDrill, parseDrill, reportParams } from "@/lib/wire/report-address";

import { type Subject, subjects } from "./definitions";

/** A number of the report that is open: its definition, and which incidents are behind it. */
export type Panel = { subject: Subject; drill: MemberDrill; after?: string | undefined };

/** The address of the report with this panel open. */
export function panelHref(question: ReportQuestion, { subject, drill, after }: Panel): string {
  const params = reportParams(question);
  params.set("open", subject);
  for (const [name, value] of drillParams(drill)) params.set(name, value);
  if (after !== undefined) params.set("after", after);
  return `/reports?${params.toString()}`;
}

/** The panel that an address opens, if it opens one. */
export function parsePanel(params: URLSearchParams): Panel | null {
  const subject = subjects.find((one) => one === params.get("open"));
  return subject === undefined
    ? null
    : { subject, drill: parseDrill(params), after: params.get("after") ?? undefined };
}
