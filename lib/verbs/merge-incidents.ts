import { z } from "zod";

import { eventActor } from "@/lib/policy/actor";
import { can } from "@/lib/policy/can";
import type { AppendRequest } from "@/lib/timeline/log-port";
import { payloads } from "@/lib/timeline/payloads";
import type { RoomState } from "@/lib/timeline/state";
import { identifier } from "@/lib/timeline/text";
import { parseInput } from "@/lib/wire/parse";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import { outcomeOf } from "./append-outcome";
import type { VerbContext } from "./context";
import { visibleIncident } from "./visible-incident";

/** Leaves room for what the second command of the pair adds to it. */
const COMMAND_ID_LIMIT = 180;

const mergeRequest = z.object({
  commandId: identifier.max(COMMAND_ID_LIMIT),
  intoId: z.uuid().toLowerCase(),
  reason: payloads.incident_merged.shape.reason,
});

/** Ends an incident by merging it into another, which notes it: both logs say so or neither does. */
export async function mergeIncidents(
  ctx: VerbContext,
  { incidentId, input }: { incidentId: string; input: unknown },
): Promise<Outcome<null>> {
  if (!can(ctx.actor, "merge incidents"))
    return failure("forbidden", "This needs the right to merge incidents.");
  const request = parseInput(mergeRequest, input);
  if (!request.ok) return request;
  const from = await visibleIncident(ctx, incidentId.toLowerCase());
  if (!from.ok) return from;
  const into = await visibleIncident(ctx, request.value.intoId);
  if (!into.ok) return failure(into.problem.code, into.problem.detail, { errors: [intoIsUnknown] });
  const outcome = outcomeOf(await ctx.log.append(pair(ctx, from.value, into.value, request.value)));
  return outcome.ok ? success(null) : outcome;
}

const intoIsUnknown = { path: "intoId", reason: "no such incident" };

function pair(
  { actor }: VerbContext,
  from: RoomState,
  into: RoomState,
  { commandId, reason }: z.output<typeof mergeRequest>,
): AppendRequest[] {
  const by = { actor: eventActor(actor), mayEditOthers: false };
  return [
    {
      ...by,
      incidentId: from.incidentId,
      draft: {
        type: "incident_merged",
        commandId,
        payload: {
          into: { id: into.incidentId, number: into.number },
          ...(reason !== undefined && { reason }),
        },
      },
    },
    {
      ...by,
      incidentId: into.incidentId,
      draft: {
        type: "incident_absorbed",
        commandId: `${commandId}:absorbed`,
        payload: { from: { id: from.incidentId, number: from.number } },
      },
    },
  ];
}
