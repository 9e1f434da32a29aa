import type { EventDraft, IncidentEvent } from "@/lib/timeline/event";
import type { EventType } from "@/lib/timeline/payloads";
import type { Problem } from "@/lib/wire/problem";

/** What a person writes: the outbox gives it its commandId. */
export type NewDraft<T extends EventType = EventType> = {
  [K in T]: Omit<EventDraft<K>, "commandId">;
}[T];

export type PendingStatus =
  /** Kept on this machine until there is a connection. */
  | { phase: "waiting" }
  | { phase: "sending" }
  /** Durable on the server; its event is on the way. */
  | { phase: "saved"; seq: number }
  /** Stays until the person retries or discards it. */
  | { phase: "failed"; problem: Problem };

/** One thing this person wrote that is not in the confirmed log yet. */
export type Pending = {
  commandId: string;
  draft: EventDraft;
  /** Milliseconds since 1970 when it was written. */
  queuedAtMs: number;
  status: PendingStatus;
};

/** A pending draft drawn as the event that it is to become; `seq` counts on from the confirmed log. */
export type PendingEvent = Pending & { event: IncidentEvent };
