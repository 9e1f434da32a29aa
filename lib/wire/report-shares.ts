import type { Report, ReportQuestion } from "./report";

/** How long a link may be good for, in days. */
export const shareDays = [1, 7, 30, 90] as const;
export type ShareDays = (typeof shareDays)[number];

/** Most links that are good at the same time. */
export const MOST_SHARES = 200;

/** Body of POST /api/report-shares: what the report's address says is frozen. */
export type ShareRequest = {
  /** As after the question mark of the report's address. */
  query: string;
  days: ShareDays;
  /** Who it is for, or why. */
  note: string;
};

/** A link, without what it carries: that is shown once. */
export type ReportShare = ReportQuestion & {
  id: string;
  note: string;
  /** The name of who made it. */
  createdBy: string;
  createdAt: string;
  expiresAt: string;
};

/** Answer to POST: the link is in it and nowhere else. */
export type SharedLink = { share: ReportShare; link: string };

export type ReportShareList = { shares: readonly ReportShare[] };

/** What whoever holds a link gets: the report of this moment, or why it opens nothing. */
export type OpenedShare =
  | { state: "open"; report: Report; note: string; createdBy: string; expiresAt: string }
  | { state: "unknown" | "expired" | "revoked" };
