import { z } from "zod";

import { exported, type Exported } from "@/lib/postmortem/export/exported";
import { parseInput } from "@/lib/wire/parse";
import { versionNumber } from "@/lib/wire/postmortems";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import type { PostmortemContext } from "./postmortem-context";
import { refuseWithout } from "./refuse-without";
import { visibleIncident } from "./visible-incident";
import { wholeRoom } from "./whole-room";

const exportFormats = ["markdown", "html", "pdf", "json"] as const;

const asked = z.object({
  format: z.enum(exportFormats),
  names: z.enum(["people", "roles"]).default("people"),
  version: versionNumber.optional(),
});

export type ExportAsked = { format: (typeof exportFormats)[number]; whole: Exported };

/** A postmortem with all that it links to, as the log has it now, and the format that was asked for. */
export async function exportPostmortem(
  ctx: Pick<PostmortemContext, "actor" | "log" | "documents">,
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
  const room = await wholeRoom(ctx.log, incidentId);
  return success({ format, whole: exported(kept.document, room, { names, version }) });
}
