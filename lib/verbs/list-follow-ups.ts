import { z } from "zod";

import { instant, day } from "@/lib/timeline/text";
import { type FollowUpFilter, type FollowUpPage, FOLLOW_UPS_PER_PAGE } from "@/lib/wire/follow-ups";
import type { FollowUpPlace, FollowUpStore } from "@/lib/wire/follow-ups-port";
import { parseInput } from "@/lib/wire/parse";
import { type Outcome, success } from "@/lib/wire/problem";

import type { VerbContext } from "./context";
import { onlookerOf } from "./onlooker";
import { refuseWithout } from "./refuse-without";

const paging = z.object({
  limit: z.coerce.number().int().min(1).max(FOLLOW_UPS_PER_PAGE).default(FOLLOW_UPS_PER_PAGE),
  after: z.string().max(600).transform(readPlace).nullish(),
});

const place = z.tuple([day.nullable(), instant, z.uuid(), z.string().max(200)]);

/** A page of the open follow-ups of the incidents that the actor may see: the overdue first, then by their day. */
export async function listFollowUps(
  ctx: Pick<VerbContext, "actor" | "now"> & { followUps: FollowUpStore },
  { filter, ...input }: { filter: FollowUpFilter; after?: unknown; limit?: unknown },
): Promise<Outcome<FollowUpPage>> {
  const refusal = refuseWithout(ctx.actor, "read incidents");
  if (refusal) return refusal;
  const parsed = parseInput(paging, input);
  if (!parsed.ok) return parsed;
  const { limit, after } = parsed.value;

  const asked = {
    filter,
    onlooker: onlookerOf(ctx.actor),
    today: ctx.now().toISOString().slice(0, 10),
  };
  const [found, { count, overdue }] = await Promise.all([
    ctx.followUps.list({ ...asked, after: after ?? null, limit: limit + 1 }),
    ctx.followUps.count(asked),
  ]);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return success({
    followUps: page.map(({ addedAt: _order, ...followUp }) => followUp),
    count,
    overdueCount: overdue,
    next:
      last && found.length > limit
        ? writePlace({
            dueOn: last.dueOn,
            addedAt: last.addedAt,
            incidentId: last.incident.id,
            taskId: last.taskId,
          })
        : null,
  });
}

function writePlace({ dueOn, addedAt, incidentId, taskId }: FollowUpPlace): string {
  return Buffer.from(JSON.stringify([dueOn, addedAt, incidentId, taskId])).toString("base64url");
}

function readPlace(text: string, context: z.RefinementCtx): FollowUpPlace {
  const parsed = place.safeParse(jsonOf(Buffer.from(text, "base64url").toString()));
  if (parsed.success) {
    const [dueOn, addedAt, incidentId, taskId] = parsed.data;
    return { dueOn, addedAt, incidentId, taskId };
  }
  context.addIssue("is not a place in this list");
  return z.NEVER;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
