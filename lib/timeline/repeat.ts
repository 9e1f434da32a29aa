import { canonicalJson } from "./canonical-json";
import type { EventActor, EventDraft, IncidentEvent } from "./event";

/**
 * Does a draft with the commandId of a stored event say the same again? Then it is a retry.
 * The number of a declaration is drawn anew each time, and evidence that is pinned or looked up again is measured anew,
 * so these do not count; what has been redacted can no longer be compared.
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
  if (typeof payload !== "object" || payload === null) return canonicalJson(payload);
  if (type === "incident_declared") return canonicalJson({ ...payload, number: 0 });
  if (type === "evidence_pinned" && "frozen" in payload)
    return canonicalJson({ ...payload, frozen: asked(payload.frozen) });
  if (type === "evidence_compared")
    return canonicalJson({ ...payload, comparison: "", summary: "", frozen: null });
  return canonicalJson(payload);
}

/** Of a frozen look: what was asked, without who answered and what. */
function asked(frozen: unknown): unknown {
  if (typeof frozen !== "object" || frozen === null) return frozen;
  return { ...frozen, source: "", result: null, resultHash: "" };
}
