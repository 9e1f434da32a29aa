import { z } from "zod";

import type { IncidentEvent } from "@/lib/timeline/event";
import { EVENTS_PER_MESSAGE } from "@/lib/wire/live";
import { parseInput } from "@/lib/wire/parse";
import { type Outcome, success } from "@/lib/wire/problem";

import type { VerbContext } from "./context";
import { refuseWithout } from "./refuse-without";
import { visibleIncident } from "./visible-incident";

const LAST_SEQ = 2_147_483_647;

const range = z.object({
  after: z.coerce.number().int().min(0).max(LAST_SEQ).default(0),
  limit: z.coerce.number().int().min(1).max(LAST_SEQ).optional(),
});

/** A part of a log, page by page; `head` is the last seq of the log as the reading began. */
export type EventPages = { head: number; pages: AsyncGenerator<readonly IncidentEvent[], void, void> };

/** The events of an incident after a seq, in order, at most `limit`: as they were at the moment of asking. */
export async function readEvents(
  ctx: VerbContext,
  input: { incidentId: string; after: string | undefined; limit: string | undefined },
): Promise<Outcome<EventPages>> {
  const refusal = refuseWithout(ctx.actor, "read incidents");
  if (refusal) return refusal;
  const asked = parseInput(range, { after: input.after, limit: input.limit });
  if (!asked.ok) return asked;
  const incident = await visibleIncident(ctx, input.incidentId.toLowerCase());
  if (!incident.ok) return incident;
  const { incidentId, lastSeq: head } = incident.value;
  const { after, limit = LAST_SEQ } = asked.value;
  return success({ head, pages: pagesOf(ctx, incidentId, after, Math.min(head, after + limit)) });
}

async function* pagesOf({ log }: VerbContext, incidentId: string, after: number, upTo: number) {
  for (let from = after; from < upTo;) {
    const limit = Math.min(EVENTS_PER_MESSAGE, upTo - from);
    const page = await log.read(incidentId, { after: from, before: upTo + 1, limit });
    const last = page.at(-1);
    if (!last) return;
    yield page;
    from = last.seq;
  }
}
