import { z } from "zod";

import { MOST_SHARES, shareDays, type SharedLink } from "@/lib/wire/report-shares";
import { optionalText } from "@/lib/timeline/text";
import { parseInput } from "@/lib/wire/parse";
import { presentShare } from "@/lib/wire/present-share";
import { failure, type Outcome, success } from "@/lib/wire/problem";
import { parseQuestion } from "@/lib/wire/report-question";
import type { ReportShareStore } from "@/lib/wire/report-share-port";

import type { PeopleContext } from "./people-context";
import { refuseWithout } from "./refuse-without";

const DAY_MS = 24 * 60 * 60 * 1_000;
const LONGEST_QUERY = 8_000;
const LONGEST_NOTE = 200;

export type ShareContext = Pick<PeopleContext, "actor" | "now" | "id" | "secrets" | "origin" | "people"> & {
  reportShares: ReportShareStore;
};

const shareRequest = z.strictObject({
  query: z.string().max(LONGEST_QUERY),
  days: z.literal(shareDays),
  note: optionalText(LONGEST_NOTE),
});

/** Makes a link by which whoever holds it reads one report, until it ends or is revoked. The link is in the answer only. */
export async function shareReport(ctx: ShareContext, input: unknown): Promise<Outcome<SharedLink>> {
  const refusal = refuseWithout(ctx.actor, "share reports");
  if (refusal) return refusal;
  const parsed = parseInput(shareRequest, input);
  if (!parsed.ok) return parsed;
  const { query, days, note } = parsed.value;
  const now = ctx.now();
  if ((await ctx.reportShares.list(now)).length >= MOST_SHARES)
    return failure("conflict", `There are ${MOST_SHARES} links already: revoke some first.`);

  const { secret, digest } = ctx.secrets.mint();
  const stored = await ctx.reportShares.create({
    id: ctx.id(),
    tokenHash: digest,
    question: parseQuestion(new URLSearchParams(query), now.toISOString().slice(0, 10)),
    note: note ?? "",
    createdBy: ctx.actor.id,
    createdAt: now,
    expiresAt: new Date(now.getTime() + days * DAY_MS),
  });
  const share = presentShare(stored, ctx.actor.name);
  if (!share) throw new Error("A link that has just been made cannot be read.");
  return success({ share, link: `${ctx.origin}/reports/shared/${secret}` });
}
