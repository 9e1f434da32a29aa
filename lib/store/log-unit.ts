import type { IncidentEvent } from "@/lib/timeline/event";
import type { AppendOutcome, AppendRequest } from "@/lib/timeline/log-port";
import type { RoomState } from "@/lib/timeline/state";

/** The fold of a log without the words of one event: what a redaction will make of it. */
export type Refold = { state: RoomState };

/** Requests that are written together or not at all, on their way through the queue. */
export type LogUnit = {
  readonly requests: readonly AppendRequest[];
  /** What the requests refer to and memory does not hold, by `placeOf`. */
  readonly fetched: Map<string, IncidentEvent>;
  /** By `placeOf` of the event to be redacted. */
  readonly refolds: Map<string, Refold>;
  /** How often what had been prepared was out of date when its turn came. */
  attempts: number;
  resolve: (outcome: AppendOutcome) => void;
  reject: (error: Error) => void;
};

export function placeOf(incidentId: string, seq: number): string {
  return `${incidentId}/${seq}`;
}

export function unitOf(
  requests: readonly AppendRequest[],
  settle: Pick<LogUnit, "resolve" | "reject">,
): LogUnit {
  return { requests, fetched: new Map(), refolds: new Map(), attempts: 0, ...settle };
}
