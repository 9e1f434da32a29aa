import { headers } from "next/headers";

import { openReportShare } from "@/lib/verbs/open-report-share";
import type { Outcome } from "@/lib/wire/problem";
import type { OpenedShare } from "@/lib/wire/report-shares";

import { attemptsAt } from "./rate-limit-attempts";
import { clientAddress } from "./route-address";
import { runtime } from "./runtime";
import { verbContext } from "./verb-context";

/** For the page behind a shared link: what it opens. Tries that open nothing count, as at every other public door. */
export async function openSharedPage(token: string): Promise<Outcome<OpenedShare>> {
  const present = runtime();
  const address = clientAddress(await headers());
  const attempts = attemptsAt(present.attempts, { door: "report", address });
  const counted = await attempts.count();
  if (!counted.ok) return counted;
  const opened = await openReportShare(verbContext(present, null), token);
  if (opened.ok && opened.value.state !== "unknown") await attempts.forgive();
  return opened;
}
