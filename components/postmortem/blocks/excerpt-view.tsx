"use client";

import type { NodeViewProps } from "@tiptap/react";
import { X } from "lucide-react";

import { Markdown } from "@/components/markdown/markdown";
import { Moment } from "@/components/shell/moment";
import { PhraseLine } from "@/components/shell/phrase-line";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { readSeqs } from "@/lib/editor/block-attributes";
import { describe } from "@/lib/timeline/describe";
import type { IncidentEvent } from "@/lib/timeline/event";
import { currentWords } from "@/lib/timeline/markdown";
import { happenedAt } from "@/lib/timeline/order";
import { dayOf } from "@/lib/timeline/zone";

import { BlockFrame, Missing } from "./block-frame";
import { eventAt } from "./use-event";

/** Entries of the timeline as they read now: corrected ones corrected, redacted ones blank. */
export function ExcerptView(view: NodeViewProps) {
  const room = useRoomData();
  const seqs = readSeqs(view.node.attrs["seqs"]);
  const remove = (seq: number) => {
    const rest = seqs.filter((each) => each !== seq);
    if (rest.length === 0) view.deleteNode();
    else view.updateAttributes({ seqs: rest });
  };
  const events = seqs.map((seq) => ({ seq, event: eventAt(room, seq) }));
  return (
    <BlockFrame view={view} label="Timeline excerpt">
      <ol className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
        {events.map(({ seq, event }, index) => {
          if (event === "loading")
            return (
              <li key={seq} className="col-span-2 flex h-5 items-center">
                <Skeleton className="w-2/3" />
              </li>
            );
          if (event === "absent")
            return (
              <li key={seq} className="col-span-2">
                <Missing>There is no event {seq} in this incident.</Missing>
              </li>
            );
          const above = events[index - 1]?.event;
          return (
            <Entry
              key={seq}
              event={event}
              above={typeof above === "object" ? above : null}
              {...(view.editor.isEditable && seqs.length > 1 && { onRemove: () => remove(seq) })}
            />
          );
        })}
      </ol>
    </BlockFrame>
  );
}

interface EntryProps {
  event: IncidentEvent;
  above: IncidentEvent | null;
  onRemove?: () => void;
}

function Entry({ event, above, onRemove }: EntryProps) {
  const actions = useRoomActions();
  const { state } = useRoomData();
  const { line, reason, bodyIsPlain = false } = describe(event, state);
  const body = currentWords(event, state);
  const atMs = Date.parse(happenedAt(event, state.corrections));
  const aboveMs = above ? Date.parse(happenedAt(above, state.corrections)) : null;
  const { zone, goTo } = actions;
  return (
    <li className="group/entry col-span-2 grid grid-cols-subgrid">
      <button
        type="button"
        onClick={() => goTo(event.seq)}
        className="h-4.5 rounded-sm text-left text-meta text-muted underline decoration-line-strong underline-offset-2 hover:decoration-current"
      >
        <span className="sr-only">Event {event.seq}, </span>
        <Moment
          atMs={atMs}
          zone={zone}
          dated={aboveMs === null || dayOf(zone, aboveMs) !== dayOf(zone, atMs)}
        />
      </button>
      <div className="min-w-0 pr-6 text-muted [overflow-wrap:anywhere]">
        <span className="font-medium text-fg">{event.actor.name}</span>{" "}
        <PhraseLine phrase={line} actions={actions} besideMs={atMs} />
        {body && <Markdown text={body} plain={bodyIsPlain} className="text-fg" />}
        {reason && <p>“{reason}”</p>}
        {onRemove && (
          <IconButton
            size="sm"
            label={`Take event ${event.seq} out`}
            onClick={onRemove}
            className="float-right -mt-5 opacity-0 group-hover/entry:opacity-100 focus-visible:opacity-100 print:hidden"
          >
            <X aria-hidden />
          </IconButton>
        )}
      </div>
    </li>
  );
}
