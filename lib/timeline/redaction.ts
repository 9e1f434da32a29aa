import type { IncidentEvent } from "./event";
import { isKnown, isOfType } from "./step";

const REDACTED = "[redacted]";

/**
 * An event without its words. Type, clocks, actor and hash stay, so the chain still proves the rest.
 * A declaration keeps its bare facts, because without them there is no incident.
 */
export function blank(event: IncidentEvent): IncidentEvent {
  if (!isOfType(event, "incident_declared")) return { ...event, payload: null };
  const { number, severity, status, kind, restricted } = event.payload;
  return {
    ...event,
    payload: { number, severity, status, kind, restricted, title: REDACTED, summary: "" },
  };
}

/** Whether the fold of what follows is another one without this event's words. A note's words shape nothing, nor does what is pinned. */
export function shapesState(event: IncidentEvent): boolean {
  return isKnown(event) && event.type !== "note_added" && event.type !== "evidence_pinned";
}
