import type { PendingEvent } from "@/lib/client/pending";
import type { Row } from "@/lib/timeline/rows";
import type { RoomState } from "@/lib/timeline/state";
import type { Zone } from "@/lib/timeline/zone";

import { EventRow } from "./event-row";
import { DayRow, HourRow } from "./mark-rows";
import { QuietRow } from "./quiet-row";
import { SinceRow } from "./since-row";

export interface TimelineRowProps {
  row: Row;
  state: RoomState;
  zone: Zone;
  me: string;
  /** How far this row's draft has come, where it is one. */
  pending: PendingEvent | undefined;
  /** The last event that this person had seen before, where there is news; null otherwise. */
  sinceSeq: number | null;
  /** The last seq that there was when the page was made. */
  headAtStart: number;
  /** The present, where times are read as how long ago. */
  nowMs: number | null;
  onToggle: (key: string) => void;
}

/** Any row of the timeline. */
export function TimelineRow(props: TimelineRowProps) {
  const { row, state, zone, me, pending, sinceSeq, headAtStart, nowMs, onToggle } = props;
  switch (row.kind) {
    case "day":
      return <DayRow day={row.day} />;
    case "hour":
      return <HourRow atMs={row.atMs} zone={zone} />;
    case "since":
      return <SinceRow hypotheses={state.hypotheses} sinceSeq={sinceSeq} />;
    case "quiet":
      return (
        <QuietRow events={row.events} atMs={row.atMs} open={row.open} onToggle={() => onToggle(row.key)} />
      );
    case "event": {
      const { seq, actor } = row.event;
      const isMine = actor.id === me;
      const arrivedWhileAway = sinceSeq !== null && seq > sinceSeq && seq <= headAtStart;
      return (
        <EventRow
          row={row}
          state={state}
          pending={pending}
          durable={isMine && !pending && seq > headAtStart}
          unseen={arrivedWhileAway && !isMine}
          nowMs={nowMs}
        />
      );
    }
  }
}
