import type { EventActor, EventDraft, IncidentEvent } from "./event";
import type { Refusal } from "./rules";
import type { RoomState } from "./state";

/** One proposed event for one incident. */
export type AppendRequest = {
  incidentId: string;
  draft: EventDraft;
  actor: EventActor;
  mayEditOthers: boolean;
  /** Asked of the very state that the event would follow: where it says no, there is no such incident for who writes. */
  permits?: (state: RoomState) => boolean;
};

export type Appended = {
  event: IncidentEvent;
  /** True where this commandId had been written before: nothing new was. */
  repeated: boolean;
};

export type AppendOutcome =
  | { ok: true; appended: readonly Appended[] }
  | {
      ok: false;
      /** Which of the requests was refused; none was written. */
      index: number;
      refusal: Refusal | { code: "command_id_reused"; detail: string; field?: string };
    };

/** The incident log, as the verbs see it. */
export type IncidentLog = {
  /**
   * Writes all requests or none, in one transaction, and resolves after the commit.
   * Rejects only where the database fails: then nobody knows, and the same commandIds may be sent again.
   */
  append: (requests: readonly AppendRequest[]) => Promise<AppendOutcome>;
  /** The folded state as of a moment no earlier than the call, or null where there is no such incident. */
  state: (incidentId: string) => Promise<RoomState | null>;
  /**
   * The same as it was lately, where somebody here follows the incident, without asking the database. For who writes
   * next, and says by `permits` on what that depends.
   */
  lately: (incidentId: string) => Promise<RoomState | null>;
  /** Events with after < seq < before, in order, at most `limit`. */
  read: (
    incidentId: string,
    range: { after: number; before?: number; limit: number },
  ) => Promise<readonly IncidentEvent[]>;
  /** A number for a new incident. Unique; a refused declaration leaves a hole. */
  nextNumber: () => Promise<number>;
};
