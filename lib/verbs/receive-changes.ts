import type { Actor } from "@/lib/policy/actor";
import type { Kind } from "@/lib/timeline/vocabulary";
import { changesRequest } from "@/lib/wire/change-requests";
import { everyIncident } from "@/lib/wire/incident-list";
import type { IncidentListStore } from "@/lib/wire/incident-list-port";
import { parseInput } from "@/lib/wire/parse";
import { type Outcome, success } from "@/lib/wire/problem";

import { refuseFuture } from "./event-draft";
import { investigateAgain } from "./investigate-again";
import type { InvestigationContext } from "./investigation-context";
import { begunMs, type ChangeContext, linkChanges } from "./link-changes";
import { refuseWithout } from "./refuse-without";

/** Incidents of a kind that are told of a change at once; the newest. */
const MOST_TOLD = 50;

/** What became of changes, without a word of which incidents there are. */
type Received = {
  /** Not known before. */
  taken: number;
  repeated: number;
};

/**
 * Takes what a deployment tool tells of changes. Incidents of this kind that are going on have them linked at once, later
 * ones when they open; an analysis that did not know of one that came before the trouble is run again. Safe to repeat.
 */
export async function receiveChanges(
  ctx: Pick<InvestigationContext, "investigations"> &
    ChangeContext & { actor: Actor; incidents: IncidentListStore },
  body: unknown,
  kind: Kind,
): Promise<Outcome<Received>> {
  const refusal = refuseWithout(ctx.actor, "send changes");
  if (refusal) return refusal;
  const request = parseInput(changesRequest, body);
  if (!request.ok) return request;
  const { changes } = request.value;
  const moments = changes.map(({ changedAt: at }, index) => ({ path: `changes.${index}.changedAt`, at }));
  const future = refuseFuture(moments, ctx.now());
  if (future) return future;
  const fresh = await ctx.changes.keep(changes, kind);
  const open = await ctx.incidents.list({
    filter: { ...everyIncident, kinds: [kind], state: "active" },
    onlooker: { personId: ctx.actor.id, seesAll: true },
    after: null,
    limit: MOST_TOLD,
  });
  for (const { id } of open) await tell(ctx, id);
  return success({ taken: fresh.length, repeated: changes.length - fresh.length });
}

async function tell(
  ctx: Pick<InvestigationContext, "investigations"> & ChangeContext,
  incidentId: string,
): Promise<void> {
  const linked = await linkChanges(ctx, incidentId);
  const state = await ctx.log.state(incidentId);
  if (!state) return;
  // What came after the trouble did not bring it.
  const before = linked.find(({ payload }) => Date.parse(payload.changedAt) <= begunMs(state));
  if (before) await investigateAgain(ctx, incidentId, before);
}
