import type { Outcome } from "@/lib/wire/problem";
import type { ReportShareList, SharedLink, ShareRequest } from "@/lib/wire/report-shares";

import { callApi } from "./api";

/** The links to reports that are good now. */
export const readShares = (): Promise<Outcome<ReportShareList>> => callApi("/api/report-shares");

/** Makes a link; it is in the answer and nowhere else. */
export const shareReport = (body: ShareRequest): Promise<Outcome<SharedLink>> =>
  callApi("/api/report-shares", { method: "POST", body });

export const revokeShare = (id: string): Promise<Outcome<null>> =>
  callApi(`/api/report-shares/${encodeURIComponent(id)}`, { method: "DELETE" });
