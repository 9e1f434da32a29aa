import type { EventDraftInput, IncidentEvent } from "@/lib/timeline/event";
import type { EventRun } from "./event-run";
import type { CaretSpan, PostmortemCaret, PostmortemOpened } from "./postmortem-live";
import type { Outcome } from "./problem";

/** The live protocol: what crosses the socket at LIVE_PATH. Every request has an acknowledgement. */
export const LIVE_PATH = "/live";

/** Most events in one message: a longer backlog comes in several. */
export const EVENTS_PER_MESSAGE = 1_000;

/** A dead connection shows within the sum of both. Milliseconds. */
export const PING_INTERVAL_MS = 10_000;
export const PING_TIMEOUT_MS = 5_000;

export type Appended = { incidentId: string; seq: number; recordedAt: string };

export type AppendRequest = EventDraftInput & { incidentId: string };

/** What of the room a person looks at. */
export const roomViews = ["timeline", "board", "tasks", "postmortem"] as const;
export type RoomView = (typeof roomViews)[number];

export type PresentPerson = { id: string; name: string; view: RoomView; idle: boolean };

type Reply<T> = (outcome: Outcome<T>) => void;

export type ClientToServer = {
  /** Joins the room, then sends what is missing after `after`, then follows the log. */
  subscribe: (
    request: { incidentId: string; after: number },
    /** `at`: the server's clock, ISO 8601, by which a browser knows how wrong its own is. */
    reply: Reply<{ head: number; at: string }>,
  ) => void;
  unsubscribe: (request: { incidentId: string }, reply: Reply<null>) => void;
  /** Fills a gap: events with after < seq < before, at most EVENTS_PER_MESSAGE. */
  fetch: (
    request: { incidentId: string; after: number; before: number },
    reply: Reply<{ events: readonly IncidentEvent[] }>,
  ) => void;
  /** Acknowledged after the commit. Safe to repeat with the same commandId. */
  append: (request: AppendRequest, reply: Reply<Appended>) => void;
  /** Who is here and what they look at; repeated on change only. */
  presence: (request: { incidentId: string; view: RoomView; idle: boolean }, reply: Reply<null>) => void;
  /** Follow changes to the list of incidents. */
  watch_list: (request: Record<string, never>, reply: Reply<null>) => void;
  /**
   * Follows the text of a postmortem: gives what is missing after `stateVector` (empty: everything), then sends each
   * update after it. `not_found` where there is none yet.
   */
  open_postmortem: (
    request: { incidentId: string; stateVector: Uint8Array },
    reply: Reply<PostmortemOpened>,
  ) => void;
  close_postmortem: (request: { incidentId: string }, reply: Reply<null>) => void;
  /** Acknowledged after the commit, with the number of the update. Harmless to repeat. */
  postmortem_update: (
    request: { incidentId: string; update: Uint8Array },
    reply: Reply<{ number: number }>,
  ) => void;
  /** Where the sender is in the text; not kept. Repeated every CARET_LIFE_MS / 2, and null when it leaves. */
  postmortem_caret: (
    request: { incidentId: string; clientId: number; span: CaretSpan | null },
    reply: Reply<null>,
  ) => void;
};

/**
 * Why the server hangs up: after `signed_out` coming back needs a sign-in, after `restarting` only a new
 * connection, after `rights_changed` also another look at what one may do. A reader that is too slow is dropped without a word, because it would not read it.
 */
export type GoodbyeReason = "signed_out" | "rights_changed" | "restarting";

export type ServerToClient = {
  /** `head`: the last seq that there was. */
  events: (message: EventRun & { head: number }) => void;
  presence: (message: { incidentId: string; people: readonly PresentPerson[]; total: number }) => void;
  /** Something in the list of incidents changed: ask for it again. */
  list_changed: () => void;
  /** Somebody else's change of the text of a postmortem that is open here. May come twice. */
  postmortem_update: (message: { incidentId: string; update: Uint8Array; number: number }) => void;
  postmortem_caret: (message: { incidentId: string; caret: PostmortemCaret }) => void;
  /** This postmortem is closed to this person from now on. */
  postmortem_closed: (message: { incidentId: string }) => void;
  /** This room is closed to this person from now on. */
  room_closed: (message: { incidentId: string }) => void;
  /** Said before the server closes the connection. */
  goodbye: (message: { reason: GoodbyeReason }) => void;
};
