import { z } from "zod";

import type { ReportQuestion } from "./report";
import { parseQuestion } from "./report-question";
import type { StoredShare } from "./report-share-port";
import type { ReportShare } from "./report-shares";

const stored = z.object({
  period: z.object({ from: z.iso.date(), to: z.iso.date() }),
  filter: z.object({
    services: z.array(z.string()),
    severities: z.array(z.string()),
    causes: z.array(z.string()),
  }),
  population: z.string(),
});

/** What a kept link is of, read as an address is; null where it is of no period. */
export function sharedQuestion({ question }: Pick<StoredShare, "question">): ReportQuestion | null {
  const parsed = stored.safeParse(question);
  if (!parsed.success) return null;
  const { period, filter, population } = parsed.data;
  const params = new URLSearchParams({ ...period, population });
  for (const service of filter.services) params.append("service", service);
  for (const severity of filter.severities) params.append("severity", severity);
  for (const cause of filter.causes) params.append("cause", cause);
  return parseQuestion(params, period.to);
}

/** A kept link as its list shows it; null where it cannot be read. */
export function presentShare(share: StoredShare, maker: string | undefined): ReportShare | null {
  const question = sharedQuestion(share);
  if (!question) return null;
  return {
    ...question,
    id: share.id,
    note: share.note,
    createdBy: maker ?? "somebody",
    createdAt: share.createdAt.toISOString(),
    expiresAt: share.expiresAt.toISOString(),
  };
}
