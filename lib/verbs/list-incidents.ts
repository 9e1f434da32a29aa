import { z } from "zod";

import { can } from "@/lib/policy/can";
import type { IncidentListStore, ListPlace } from "@/lib/wire/incident-list-port";
import { instant } from "@/lib/timeline/text";
import { isActive } from "@/lib/timeline/vocabulary";
import { type IncidentFilter, type IncidentPage, INCIDENTS_PER_PAGE } from "@/lib/wire/incident-list";
import { parseInput } from "@/lib/wire/parse";
import { failure, type Outcome, success } from "@/lib/wire/problem";

import type { VerbContext } from "./context";
import { onlookerOf } from "./onlooker";

const paging = z.object({
  limit: z.coerce.number().int().min(1).max(INCIDENTS_PER_PAGE).default(INCIDENTS_PER_PAGE),
  after: z.string().max(200).transform(readPlace).nullish(),
});

const place = z.tuple([z.boolean(), instant, z.uuid()]);

/** A page of the incidents that the actor may see: active first, then the newest. */
export async function listIncidents(
  { actor, incidents }: Pick<VerbContext, "actor"> & { incidents: IncidentListStore },
  { filter, ...input }: { filter: IncidentFilter; after?: unknown; limit?: unknown },
): Promise<Outcome<IncidentPage>> {
  if (!can(actor, "read incidents")) return failure("forbidden", "This needs the right to read incidents.");
  const parsed = parseInput(paging, input);
  if (!parsed.ok) return parsed;
  const { limit, after } = parsed.value;

  const found = await incidents.list({
    filter,
    onlooker: onlookerOf(actor),
    after: after ?? null,
    limit: limit + 1,
  });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return success({
    incidents: page,
    next: last && found.length > limit ? writePlace({ ...last, active: isActive(last.status) }) : null,
  });
}

function writePlace({ active, declaredAt, id }: ListPlace): string {
  return Buffer.from(JSON.stringify([active, declaredAt, id])).toString("base64url");
}

function readPlace(text: string, context: z.RefinementCtx): ListPlace {
  const parsed = place.safeParse(jsonOf(Buffer.from(text, "base64url").toString()));
  if (parsed.success) {
    const [active, declaredAt, id] = parsed.data;
    return { active, declaredAt, id };
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
