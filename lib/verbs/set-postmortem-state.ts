import { eventActor } from "@/lib/policy/actor";
import type { FrozenVersion } from "@/lib/postmortem/documents-port";
import type { RoomState } from "@/lib/timeline/state";
import { parseInput } from "@/lib/wire/parse";
import { postmortemStateRequest, type PostmortemStateSet } from "@/lib/wire/postmortems";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import { outcomeOf } from "./append-outcome";
import type { PostmortemContext } from "./postmortem-context";
import { refuseWithout } from "./refuse-without";
import { visibleIncident } from "./visible-incident";

type Asked = { commandId: string; state: PostmortemStateSet["state"] };

/**
 * Hands a postmortem in for review, publishes it, or takes it back to be a draft. What is handed in or published is
 * frozen as a version, which the event names. Safe to repeat with the same commandId.
 */
export async function setPostmortemState(
  ctx: PostmortemContext,
  named: { incidentId: string; input: unknown },
): Promise<Outcome<PostmortemStateSet>> {
  const refusal = refuseWithout(ctx.actor, "take part in incidents");
  if (refusal) return refusal;
  const asked = parseInput(postmortemStateRequest, named.input);
  if (!asked.ok) return asked;
  const incident = await visibleIncident(ctx, named.incidentId.toLowerCase());
  if (!incident.ok) return incident;
  const { incidentId, postmortem } = incident.value;
  if (!postmortem) return failure("not_found", "There is no postmortem of this incident yet.");

  const { commandId, state, reason } = asked.value;
  const frozen = await freeze(ctx, incident.value, { commandId, state });
  const version = frozen && { number: frozen.number, hash: frozen.hash };
  const outcome = outcomeOf(
    await ctx.log.append([
      {
        incidentId,
        draft: {
          type: "postmortem_state_set",
          commandId,
          payload: { state, reason, ...(version && { version }) },
        },
        actor: eventActor(ctx.actor),
        mayEditOthers: false,
      },
    ]),
  );
  if (!outcome.ok) return outcome;
  const [appended] = outcome.value;
  if (!appended) throw new Error("The log acknowledged an append of nothing.");
  return success({ incidentId, seq: appended.event.seq, state, version });
}

/** What the same command froze before, else the text as it is now; nothing where the log will refuse it anyway. */
async function freeze(
  { documents, actor }: PostmortemContext,
  { incidentId, postmortem }: RoomState,
  { commandId, state }: Asked,
): Promise<FrozenVersion | null> {
  if (state === "draft") return null;
  const before = await documents.frozenBy(incidentId, commandId);
  if (before) return before;
  if (state === "in_review" && postmortem?.state === state) return null;
  const { id, name } = actor;
  return documents.freeze(incidentId, { state, commandId }, { id, name });
}
