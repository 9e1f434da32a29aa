import { eventActor } from "@/lib/policy/actor";
import { draftPostmortem } from "@/lib/postmortem/draft";
import { parseInput } from "@/lib/wire/parse";
import { type PostmortemDrafted, postmortemRequest } from "@/lib/wire/postmortems";
import { type Outcome, success } from "@/lib/wire/problem";

import { outcomeOf } from "./append-outcome";
import type { PostmortemContext } from "./postmortem-context";
import { refuseWithout } from "./refuse-without";
import { visibleIncident } from "./visible-incident";
import { wholeRoom } from "./whole-room";

/**
 * Drafts the postmortem from the log of the incident, once: of two who ask at the same time the first one's draft stands,
 * and both are told of it. Safe to repeat.
 */
export async function beginPostmortem(
  ctx: PostmortemContext,
  named: { incidentId: string; input: unknown },
): Promise<Outcome<PostmortemDrafted>> {
  const refusal = refuseWithout(ctx.actor, "take part in incidents");
  if (refusal) return refusal;
  const asked = parseInput(postmortemRequest, named.input);
  if (!asked.ok) return asked;
  const incident = await visibleIncident(ctx, named.incidentId.toLowerCase());
  if (!incident.ok) return incident;
  const { incidentId, postmortem } = incident.value;
  if (postmortem) return success({ incidentId, seq: postmortem.seq, throughSeq: postmortem.throughSeq });

  const room = await wholeRoom(ctx.log, incidentId);
  const draft = { document: draftPostmortem(room), throughSeq: room.state.lastSeq };
  const { id, name } = ctx.actor;
  // The text is there before the log says so, and whoever repeats this finds it.
  const { throughSeq } = await ctx.documents.begin(incidentId, draft, { id, name });
  const outcome = outcomeOf(
    await ctx.log.append([
      {
        incidentId,
        draft: {
          type: "postmortem_drafted",
          commandId: asked.value.commandId,
          payload: { throughSeq },
        },
        actor: eventActor(ctx.actor),
        mayEditOthers: false,
      },
    ]),
  );
  const drafted = (await ctx.log.state(incidentId))?.postmortem;
  if (drafted) return success({ incidentId, seq: drafted.seq, throughSeq: drafted.throughSeq });
  if (outcome.ok) throw new Error("The log acknowledged a draft that it does not have.");
  return outcome;
}
