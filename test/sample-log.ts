import type { EventActor, IncidentEvent } from "@/lib/timeline/event";
import type { EventType, PayloadInputs } from "@/lib/timeline/payloads";
import { payloads } from "@/lib/timeline/payloads";
import { fold } from "@/lib/timeline/room";
import type { RoomState } from "@/lib/timeline/state";

export const INCIDENT = "6f6a1f8e-3f0b-4f0c-9d55-0a4a6c1d2e3f";
export const ana: EventActor = { kind: "person", id: "ana", name: "Ana Berg" };
export const bo: EventActor = { kind: "person", id: "bo", name: "Bo Chen" };
export const machine: EventActor = { kind: "machine", id: "parallax", name: "Parallax" };

export type Line = {
  [T in EventType]: {
    type: T;
    payload: PayloadInputs[T];
    by?: EventActor;
    /** ISO 8601; a minute after the last one where it is left out. */
    at?: string;
    recordedAt?: string;
  };
}[EventType];

const START = "2026-11-22T14:00:00.000Z";

/** A log as the server would hold it, its payloads checked by the real schemas. Hashes are left empty. */
export function logOf(lines: readonly Line[]): IncidentEvent[] {
  let lastMs = Date.parse(START) - 60_000;
  return lines.map(({ type, payload, by = ana, at, recordedAt }, index) => {
    const atMs = at ? Date.parse(at) : lastMs + 60_000;
    lastMs = Math.max(lastMs, atMs);
    const iso = new Date(atMs).toISOString();
    return {
      incidentId: INCIDENT,
      seq: index + 1,
      type,
      payload: payloads[type].parse(payload),
      occurredAt: iso,
      recordedAt: recordedAt ?? new Date(lastMs).toISOString(),
      actor: by,
      commandId: `c${index + 1}`,
      hash: "",
    };
  });
}

export const declared = {
  type: "incident_declared",
  payload: {
    number: 12,
    title: "Checkout fails for one in five",
    summary: "Card payments time out.",
    severity: "SEV2",
    status: "investigating",
    kind: "real",
    restricted: false,
    impactStartedAt: "2026-11-22T13:48:00.000Z",
  },
} satisfies Line;

export const note = (
  markdown: string,
  more: { by?: EventActor; at?: string; recordedAt?: string } = {},
): Line => ({
  type: "note_added",
  payload: { markdown },
  ...more,
});

export function stateOf(events: readonly IncidentEvent[]): RoomState {
  return fold(INCIDENT, events);
}
