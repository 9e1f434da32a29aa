import type { ReportShare } from "@/lib/wire/report-shares";

/** A link to a report that is good now. */
export const reportShare: ReportShare = {
  id: "own",
  note: "Board, November",
  period: { from: "2026-11-01", to: "2026-11-30" },
  filter: { severities: [], causes: [], services: [] },
  population: "own",
  createdBy: "Ana",
  createdAt: "2026-11-22T14:00:00.000Z",
  expiresAt: "2026-12-22T14:00:00.000Z",
};
