"use client";

import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";

import { EmptyState } from "@/components/ui/empty-state";
import { useRoomActions } from "@/lib/client/room-context";
import { useNow } from "@/lib/client/use-now";
import type { LiveRoom } from "@/lib/client/use-room";
import { everything, type TimelineFilter } from "@/lib/timeline/filter";
import type { Row } from "@/lib/timeline/rows";
import type { PersonRef } from "@/lib/timeline/state";

import type { Jumps } from "../jumps";
import { Announcer } from "./announcer";
import { FilterBar } from "./filter-bar";
import { NewChip } from "./new-chip";
import type { RowListHandle } from "./row-list";
import { RowTail } from "./row-tail";
import { TimelineRow } from "./timeline-row";
import { useJump } from "./use-jump";
import { useRowKeys } from "./use-row-keys";
import { loadRowList, useRowListReady } from "./use-row-list-ready";
import { useTimelineRows } from "./use-timeline-rows";
import { useUnseen } from "./use-unseen";

const RowList = lazy(async () => ({ default: (await loadRowList()).RowList }));

const MINUTE_MS = 60_000;
/** As many rows as the highest screen holds: what the server paints. */
const TAIL_ROWS = 60;

export interface TimelineProps {
  room: LiveRoom;
  filter: TimelineFilter;
  onFilter: (filter: TimelineFilter) => void;
  /** Times as how long ago. */
  relative: boolean;
  /** The last seq that there was when the page was made. */
  headAtStart: number;
  jumps: Jumps;
  /** Everybody who has written here. */
  people: readonly PersonRef[];
  composer: ReactNode;
}

/** The record of the incident, newest at the end, with what is being written under it. */
export function Timeline(props: TimelineProps) {
  const { room, filter, onFilter, relative, headAtStart, jumps, people, composer } = props;
  const actions = useRoomActions();
  const { zone, me, incidentId } = actions;
  const ready = useRowListReady();
  const list = useRef<RowListHandle>(null);
  // Its code being here is not enough: React draws it a moment later.
  const [drawn, setDrawn] = useState(false);
  const holdList = useCallback((handle: RowListHandle | null) => {
    list.current = handle;
    setDrawn(handle !== null);
  }, []);
  const minuteMs = useNow(MINUTE_MS);
  const { events, pending, state, missingBefore } = room;

  const unseen = useUnseen({ incidentId, me: me.id, events, headAtStart });
  const { rows, shown, onToggle } = useTimelineRows({ room, filter, zone, sinceSeq: unseen.sinceSeq });
  const { selected, select } = useRowKeys({ rows, state, list, actions, onToggle });
  const onHidden = useCallback(() => onFilter(everything), [onFilter]);
  useJump({ jumps, rows, list, ready: drawn, onHidden, missingBefore, select, onToggle });

  const written = useRef(pending.length);
  useEffect(() => {
    // Whoever writes wants to see it.
    if (pending.length > written.current) list.current?.toEnd();
    written.current = pending.length;
  }, [pending.length]);

  const byCommand = useMemo(() => new Map(pending.map((each) => [each.commandId, each])), [pending]);
  const renderRow = (row: Row) => (
    <TimelineRow
      row={row}
      state={state}
      zone={zone}
      me={me.id}
      pending={byCommand.get(row.key)}
      sinceSeq={unseen.sinceSeq}
      headAtStart={headAtStart}
      nowMs={relative ? minuteMs : null}
      onToggle={onToggle}
    />
  );

  const tail = <RowTail rows={rows.slice(-TAIL_ROWS)} renderRow={renderRow} />;
  return (
    <section aria-label="Timeline and composer" className="flex min-h-0 min-w-0 flex-1 flex-col">
      <FilterBar
        filter={filter}
        onChange={onFilter}
        people={people}
        shown={shown.length}
        total={events.length + pending.length}
      />
      <div className="relative flex min-h-0 flex-1 flex-col">
        {missingBefore > 0 && (
          <output className="block border-b border-line bg-sunken px-4 py-1 text-meta text-subtle tabular-nums">
            {missingBefore.toLocaleString("en")} earlier events are coming in.
          </output>
        )}
        {rows.length === 0 ? (
          <EmptyState title="Nothing matches" className="flex-1 justify-center">
            No entry of this incident is of these kinds, by these people and with these words.
          </EmptyState>
        ) : ready ? (
          <Suspense fallback={tail}>
            <RowList
              rows={rows}
              selected={selected}
              onSelect={select}
              onAtEnd={unseen.onAtEnd}
              renderRow={renderRow}
              handle={holdList}
            />
          </Suspense>
        ) : (
          tail
        )}
        <NewChip count={unseen.newCount} onShow={() => list.current?.toEnd()} />
      </div>
      {composer}
      <Announcer events={events} state={room.confirmed} me={me.id} />
    </section>
  );
}
