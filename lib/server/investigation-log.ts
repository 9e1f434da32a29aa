import { plainText } from "@/lib/investigation/plain-text";
import { parallaxItself, eventActor } from "@/lib/policy/actor";
import type { EventDraft } from "@/lib/timeline/event";
import { REASON_LIMIT } from "@/lib/timeline/limits";
import type { IncidentLog } from "@/lib/timeline/log-port";
import type { Payloads } from "@/lib/timeline/payloads";
import { type Investigation, lookup, type RoomState } from "@/lib/timeline/state";
import { startOf } from "@/lib/wire/investigation-jobs";
import type { InvestigationRequest } from "@/lib/wire/investigation-port";

export type UnderWay = { state: RoomState; investigation: Investigation };

/**
 * The investigation as the log has it, while it runs; null once it is over, or where it can no longer begin. Where its
 * start is missing, whoever asked for it was cut off: then it is written down now.
 */
export async function underWay(log: IncidentLog, request: InvestigationRequest): Promise<UnderWay | null> {
  const known = await look(log, request);
  if (known) return known.investigation.state === "running" ? known : null;
  const { incidentId, startedBy } = request;
  await log.append([{ incidentId, draft: startOf(request), actor: startedBy, mayEditOthers: false }]);
  const begun = await look(log, request);
  return begun?.investigation.state === "running" ? begun : null;
}

/** The same as it was lately: for who has looked before, and writes next. */
export async function stillUnderWay(log: IncidentLog, request: Named): Promise<UnderWay | null> {
  const late = lookIn(await log.lately(request.incidentId), request);
  return late?.investigation.state === "running" ? late : null;
}

async function look(log: IncidentLog, request: Named): Promise<UnderWay | null> {
  return lookIn(await log.state(request.incidentId), request);
}

function lookIn(state: RoomState | null, { investigationId }: Named): UnderWay | null {
  const investigation = state && lookup(state.investigations, investigationId);
  return state && investigation ? { state, investigation } : null;
}

type Named = Pick<InvestigationRequest, "incidentId" | "investigationId">;

/** Codes with which the log says that it, or something later, is there already. */
const there = new Set(["command_id_reused", "conflict", "unchanged"]);

/**
 * Writes what was found, all of it or nothing, in the name of Parallax. False where it is there already, or no longer
 * wanted. Throws where the log cannot take it.
 */
export async function record(
  log: IncidentLog,
  { incidentId }: Pick<Named, "incidentId">,
  drafts: readonly EventDraft[],
): Promise<boolean> {
  if (drafts.length === 0) return true;
  const actor = eventActor(parallaxItself);
  const outcome = await log.append(
    drafts.map((draft) => ({ incidentId, draft, actor, mayEditOthers: false })),
  );
  if (outcome.ok) return true;
  const { code, detail } = outcome.refusal;
  if (there.has(code)) return false;
  throw new Error(`The log did not take ${drafts[outcome.index]?.commandId ?? "an event"}: ${detail}`);
}

/** An event of an investigation, by a command that follows from what it is about. */
export function draftOf<Type extends EventDraft["type"]>(
  { investigationId }: Pick<Named, "investigationId">,
  what: string,
  draft: { type: Type; payload: Payloads[Type] },
): { type: Type; payload: Payloads[Type]; commandId: string } {
  return { ...draft, commandId: `${investigationId}:${what}` };
}

/** What is being done, and of which job. */
export function progress(
  { investigationId }: Pick<Named, "investigationId">,
  what: string,
  told: Omit<Payloads["investigation_progressed"], "investigationId">,
): EventDraft<"investigation_progressed"> {
  return draftOf({ investigationId }, what, {
    type: "investigation_progressed",
    payload: { investigationId, ...told },
  });
}

/** Ends an investigation that cannot go on. */
export async function fail(log: IncidentLog, request: InvestigationRequest, reason: string): Promise<void> {
  const { investigationId } = request;
  const payload = { investigationId, reason: plainText(reason, REASON_LIMIT) };
  await record(log, request, [draftOf(request, "failed", { type: "investigation_failed", payload })]);
}
