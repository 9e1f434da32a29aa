import { z } from "zod";

import type { PostmortemDocuments } from "@/lib/postmortem/documents-port";
import { exported, type Exported } from "@/lib/postmortem/export/exported";
import { advance, emptyRoom, type Room } from "@/lib/timeline/room";
import { parseInput } from "@/lib/wire/parse";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import type { VerbContext } from "./context";
import { refuseWithout } from "./refuse-without";
import { visibleIncident } from "./visible-incident";

/** Of a log that is read whole, so many events at once. */
const PAGE = 2_000;

export const exportFormats = ["markdown", "html", "pdf", "json"] as const;

const asked = z.object({
  format: z.enum(exportFormats),
  names: z.enum(["people", "roles"]).default("people"),
  version: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
});

export type ExportAsked = { format: (typeof exportFormats)[number]; whole: Exported };

/** A postmortem with all that it links to, as the log has it now, and the format that was asked for. */
export async function exportPostmortem(
  ctx: Pick<VerbContext, "actor" | "log"> & { documents: PostmortemDocuments },
  named: { incidentId: string; query: Readonly<Record<string, string | undefined>> },
): Promise<Outcome<ExportAsked>> {
  const refusal = refuseWithout(ctx.actor, "read incidents");
  if (refusal) return refusal;
  const input = parseInput(asked, named.query);
  if (!input.ok) return input;
  const incident = await visibleIncident(ctx, named.incidentId.toLowerCase());
  if (!incident.ok) return incident;
  const { format, names, version = null } = input.value;
  const { incidentId } = incident.value;
  const kept =
    version === null
      ? await ctx.documents.read(incidentId)
      : await ctx.documents.readVersion(incidentId, version);
  if (!kept)
    return failure("not_found", "There is no postmortem of this incident, or no such version of it.");
  const room = await wholeRoom(ctx, incidentId);
  return success({ format, whole: exported(kept.document, room, { names, version }) });
}

async function wholeRoom({ log }: Pick<VerbContext, "log">, incidentId: string): Promise<Room> {
  for (let room = emptyRoom(incidentId); ;) {
    const events = await log.read(incidentId, { after: room.events.length, limit: PAGE });
    if (events.length === 0) return room;
    room = advance(room, events);
  }
}
