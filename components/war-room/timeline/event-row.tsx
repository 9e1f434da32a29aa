"use client";

import { memo, useEffect, useState } from "react";

import { FrozenEvidence } from "@/components/charts/frozen-evidence";
import { Avatar } from "@/components/ui/avatar";
import { useLazy } from "@/components/ui/use-lazy";
import { whenIdle } from "@/components/ui/when-idle";
import { cn } from "@/lib/cn";
import type { PendingEvent } from "@/lib/client/pending";
import { useRoomActions } from "@/lib/client/room-context";
import { describe, groupOf } from "@/lib/timeline/describe";
import { currentWords } from "@/lib/timeline/markdown";
import type { EventRow as Row } from "@/lib/timeline/rows";
import type { Correction, RoomState } from "@/lib/timeline/state";
import { isOfType } from "@/lib/timeline/step";

import { Moment } from "@/components/shell/moment";
import { GroupIcon } from "./event-icon";
import { EventMarks } from "./event-marks";
import { EventToolbar } from "./event-toolbar";
import { LongText } from "./long-text";
import { DurableMark, FailedLine, PendingMark } from "./pending-mark";
import { PhraseLine } from "@/components/shell/phrase-line";

const uncorrected: readonly Correction[] = [];
const fetchVersions = async () => (await import("./versions")).Versions;

export interface EventRowProps {
  row: Row;
  state: RoomState;
  pending: PendingEvent | undefined;
  /** Written here, in this visit, and kept by the server now. */
  durable: boolean;
  unseen: boolean;
  nowMs: number | null;
}

/** One entry: when, who, what. Notes speak for themselves; everything else is one line. */
export const EventRow = memo(({ row, state, pending, durable, unseen, nowMs }: EventRowProps) => {
  const { event, atMs, goesOn, unfolded } = row;
  const actions = useRoomActions();
  const [showVersions, setShowVersions] = useState(false);
  const { line, reason, bodyIsPlain = false } = describe(event, state);
  const body = pending ? describe(event, state).body : currentWords(event, state);
  const corrections = pending ? uncorrected : (state.corrections[event.seq] ?? uncorrected);
  const pinned = !pending && state.pins.includes(event.seq);
  const isNote = line.length === 0;
  const { Component: Versions, load, preload } = useLazy(fetchVersions);
  const isCorrected = corrections.length > 0;
  useEffect(() => (isCorrected ? whenIdle(preload) : undefined), [isCorrected, preload]);

  const marks = (
    <span className="inline-flex items-center gap-x-1.5 pl-0.5 align-middle text-meta empty:hidden">
      {pending ? <PendingMark pending={pending} /> : null}
      {durable && <DurableMark />}
      {!pending && (
        <EventMarks
          event={event}
          atMs={atMs}
          pinned={pinned}
          corrections={corrections}
          onVersions={() => void load().then((loaded) => setShowVersions(loaded && !showVersions))}
        />
      )}
    </span>
  );

  return (
    <div
      className={cn(
        "grid grid-cols-[3rem_1.25rem_minmax(0,1fr)] gap-x-2 px-4 max-tablet:grid-cols-[2.5rem_1.25rem_minmax(0,1fr)] max-tablet:px-3",
        goesOn ? "py-px" : "py-1",
        unfolded && "bg-sunken",
        pending && pending.status.phase !== "failed" && "opacity-70",
      )}
    >
      <span className="relative pt-px text-right text-meta text-subtle">
        {unseen && <span className="absolute top-1.5 -left-2 size-1.5 rounded-full bg-link" />}
        <Moment
          atMs={atMs}
          zone={actions.zone}
          nowMs={nowMs}
          className={cn(
            goesOn && nowMs === null && "opacity-0 group-hover/row:opacity-100 group-focus/row:opacity-100",
          )}
        />
      </span>
      <span className="flex justify-center pt-px">
        {goesOn ? null : isNote ? (
          <Avatar name={event.actor.name} seed={event.actor.id} size="sm" decorative />
        ) : (
          <GroupIcon group={groupOf(event.type)} className="mt-px size-3.5 text-subtle" />
        )}
      </span>
      <div className="min-w-0">
        {!goesOn && (
          <p className="text-muted [overflow-wrap:anywhere]">
            <span className="font-medium text-fg">{event.actor.name}</span>{" "}
            {event.actor.kind === "token" && <span className="text-meta text-subtle">by API token </span>}
            <PhraseLine phrase={line} actions={actions} besideMs={atMs} /> {marks}
          </p>
        )}
        {/* Beside the words, not below them. */}
        {goesOn && <span className="float-right ml-2">{marks}</span>}
        {body && (
          <div className={cn("text-fg", !isNote && "mt-0.5 border-l-2 border-line pl-2.5 text-muted")}>
            <LongText text={body} plain={bodyIsPlain} />
          </div>
        )}
        {reason && <p className="text-muted [overflow-wrap:anywhere]">“{reason}”</p>}
        {isOfType(event, "evidence_pinned") && (
          <FrozenEvidence
            frozen={event.payload.frozen}
            title={event.payload.title}
            zone={actions.zone}
            incident={state.number}
          />
        )}
        {showVersions && Versions && <Versions event={event} corrections={corrections} />}
        {pending && <FailedLine pending={pending} />}
      </div>
      {!pending && <EventToolbar event={event} pinned={pinned} />}
    </div>
  );
});
