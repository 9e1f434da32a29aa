"use client";

import { ArrowDown } from "lucide-react";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";

import { loadMarkdown } from "@/components/markdown/markdown";
import { EmptyState } from "@/components/ui/empty-state";
import type { PendingEvent } from "@/lib/client/pending";
import { useRoomActions } from "@/lib/client/room-context";
import { useNow } from "@/lib/client/use-now";
import type { LiveRoom } from "@/lib/client/use-room";
import { everything, isNarrowed, type TimelineFilter } from "@/lib/timeline/filter";
import type { Row, RowOptions } from "@/lib/timeline/rows";
import type { PersonRef } from "@/lib/timeline/state";
import { timelineDeriver } from "@/lib/timeline/timeline";

import type { Jumps } from "../jumps";
import { Announcer } from "./announcer";
import { EventRow } from "./event-row";
import { FilterBar } from "./filter-bar";
import { DayRow, HourRow, SinceRow } from "./mark-rows";
import { QuietRow } from "./quiet-row";
import { RowList, type RowListHandle, RowTail } from "./row-list";
import { useJump } from "./use-jump";
import { useRowKeys } from "./use-row-keys";
import { useUnseen } from "./use-unseen";

const MINUTE_MS = 60_000;
/** As many rows as the highest screen holds: what the server paints. */
const TAIL_ROWS = 60;
const ONE_MOMENT_MS = 2_000;

export interface TimelineProps {
  room: LiveRoom;
  filter: TimelineFilter;
  onFilter: (filter: TimelineFilter) => void;
  relative: boolean;
  /** The last seq that there was when the page was made. */
  headAtStart: number;
  jumps: Jumps;
  /** Everybody who has written here. */
  people: readonly PersonRef[];
  composer: ReactNode;
}

function useOpened() {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((key: string) => {
    setOpened((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);
  return { opened, toggle };
}

/** The list takes over from the server's paint once it can draw the same: its own code and the parser are here. */
function useListReady(): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let gone = false;
    const late = new Promise((resolve) => setTimeout(resolve, ONE_MOMENT_MS));
    void Promise.race([loadMarkdown(), late]).then(() => !gone && setReady(true));
    return () => {
      gone = true;
    };
  }, []);
  return ready;
}

/** The record of the incident, newest at the end, with what is being written under it. */
export function Timeline(props: TimelineProps) {
  const { room, filter, onFilter, relative, headAtStart, jumps, people, composer } = props;
  const actions = useRoomActions();
  const { zone, me, incidentId } = actions;
  const { opened, toggle } = useOpened();
  const ready = useListReady();
  const list = useRef<RowListHandle>(null);
  const startedAt = useRef<string | null>(null);
  const nowMs = useNow(MINUTE_MS);
  useEffect(() => {
    startedAt.current ??= new Date().toISOString();
  }, []);

  const { sinceSeq, newCount } = useUnseen({
    incidentId,
    me: me.id,
    events: room.events,
    headAtStart,
    atEnd,
  });
  const [derive] = useState(timelineDeriver);
  const { corrections } = room.state;
  const narrowed = isNarrowed(filter);
  const options: RowOptions = useMemo(
    () => ({ zone, corrections, opened, seenSeq: sinceSeq, fold: !narrowed }),
    [zone, corrections, opened, sinceSeq, narrowed],
  );
  const pendingEvents = useMemo(() => room.pending.map(({ event }) => event), [room.pending]);
  const { rows, shown } = useMemo(
    () => derive({ events: room.events, pending: pendingEvents, state: room.state, filter, options }),
    [derive, room.events, room.state, pendingEvents, filter, options],
  );
  const { selected, select } = useRowKeys({ rows, state: room.state, list, actions, onToggle: toggle });
  const showEverything = useCallback(() => {
    if (narrowed) onFilter(everything);
  }, [narrowed, onFilter]);
  useJump({
    jumps,
    rows,
    list,
    ready,
    onHidden: showEverything,
    missingBefore: room.missingBefore,
    select,
    onToggle: toggle,
  });

  const pendingById = useMemo(
    () => new Map<string, PendingEvent>(room.pending.map((each) => [each.commandId, each])),
    [room.pending],
  );
  const written = room.pending.length;
  const wrote = useRef(written);
  useEffect(() => {
    // Whoever writes wants to see it.
    if (written > wrote.current) list.current?.toEnd();
    wrote.current = written;
  }, [written]);

  const renderRow = (row: Row) => {
    switch (row.kind) {
      case "day":
        return <DayRow day={row.day} />;
      case "hour":
        return <HourRow atMs={row.atMs} zone={zone} />;
      case "since":
        return <SinceRow />;
      case "quiet":
        return (
          <QuietRow events={row.events} atMs={row.atMs} open={row.open} onToggle={() => toggle(row.key)} />
        );
      case "event": {
        const pending = pendingById.get(row.key);
        const mine = row.event.actor.id === me.id;
        const fresh = startedAt.current !== null && row.event.recordedAt > startedAt.current;
        return (
          <EventRow
            row={row}
            state={room.state}
            pending={pending}
            durable={mine && fresh && !pending}
            unseen={sinceSeq !== null && row.event.seq > sinceSeq && row.event.seq <= headAtStart && !mine}
            nowMs={relative ? nowMs : null}
          />
        );
      }
    }
  };

  return (
    <section aria-label="Timeline and composer" className="flex min-h-0 min-w-0 flex-1 flex-col">
      <FilterBar
        filter={filter}
        onChange={onFilter}
        people={people}
        shown={shown.length}
        total={room.events.length + room.pending.length}
      />
      <div className="relative flex min-h-0 flex-1 flex-col">
        {room.missingBefore > 0 && (
          <output
            role="status"
            className="block border-b border-line bg-sunken px-4 py-1 text-meta text-subtle tabular-nums"
          >
            {room.missingBefore.toLocaleString("en")} earlier events are coming in.
          </output>
        )}
        {rows.length === 0 ? (
          <EmptyState title="Nothing matches" className="flex-1 justify-center">
            No entry of this incident is of these kinds, by these people and with these words.
          </EmptyState>
        ) : ready ? (
          <RowList
            rows={rows}
            startAt={null}
            selected={selected}
            onSelect={select}
            onAtEnd={onAtEnd}
            renderRow={renderRow}
            handle={list}
          />
        ) : (
          <RowTail rows={rows.slice(-TAIL_ROWS)} renderRow={renderRow} />
        )}
        {newCount > 0 && (
          <button
            type="button"
            className="absolute bottom-2 left-1/2 flex h-7 -translate-x-1/2 items-center gap-1.5 rounded-full border border-line-strong bg-raised px-3 text-meta font-medium text-link hover:bg-hover"
            onClick={() => list.current?.toEnd()}
          >
            <ArrowDown aria-hidden className="size-3.5" />
            {newCount.toLocaleString("en")} new
          </button>
        )}
      </div>
      {composer}
      <Announcer events={room.events} state={room.confirmed} me={me.id} />
    </section>
  );
}
