import { canonicalJson } from "./canonical-json";
import type { EventActor, EventDraft, IncidentEvent } from "./event";

/**
 * Does a draft with the commandId of a stored event say the same again? Then it is a retry.
 * The number of a declaration is drawn anew each time, so it does not count; what has been redacted
 * can no longer be compared.
 */
export function isRepeat(
  stored: IncidentEvent,
  { draft, actor }: { draft: EventDraft; actor: EventActor },
  redacted: boolean,
): boolean {
  if (stored.type !== draft.type || stored.actor.id !== actor.id) return false;
  return redacted || said(stored) === said(draft);
}

function said({ type, payload }: { type: string; payload: unknown }): string {
  if (type !== "incident_declared" || typeof payload !== "object" || payload === null)
    return canonicalJson(payload);
  return canonicalJson({ ...payload, number: 0 });
}
