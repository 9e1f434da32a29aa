"use client";

import type { ReactNode } from "react";

import { Markdown } from "@/components/markdown/markdown";
import { exactMoment } from "@/components/shell/moment";
import { Button } from "@/components/ui/button";
import { CopyId } from "@/components/ui/copy-id";
import { Dialog } from "@/components/ui/dialog";
import type { DialogOf } from "@/lib/client/dialog-props";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { describe, groupOf } from "@/lib/timeline/describe";
import { groupWords } from "@/lib/timeline/timeline-entry";
import { currentWords, eventMarkdown } from "@/lib/timeline/markdown";
import { happenedAt } from "@/lib/timeline/order";

import { copyAndSay, copyEventLink, mayCorrect, mayRedact, togglePin } from "../timeline/event-actions";
import { PhraseLine } from "@/components/shell/phrase-line";
import { Versions } from "../timeline/versions";
import { useEvent } from "./use-event";

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-subtle">{name}</dt>
      <dd className="min-w-0 text-fg [overflow-wrap:anywhere]">{children}</dd>
    </>
  );
}

/** One entry with everything that the log knows of it, and everything that can be done with it. */
export function EventDetails({ dialog, onClose }: DialogOf<"event">) {
  const actions = useRoomActions();
  const { state } = useRoomData();
  const event = useEvent(dialog.seq);
  if (!event) return null;
  const { open, zone, may } = actions;
  const { line, reason, bodyIsPlain = false } = describe(event, state);
  const words = currentWords(event, state);
  const corrections = state.corrections[event.seq] ?? [];
  const pinned = state.pins.includes(event.seq);
  const atMs = Date.parse(happenedAt(event, state.corrections));
  const takesPart = may("take part in incidents");

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Entry #${event.seq}`}
      footer={
        <div className="flex flex-1 flex-wrap gap-2">
          {takesPart && (
            <>
              <Button onClick={() => togglePin(actions, event.seq, pinned)}>
                {pinned ? "Unpin" : "Pin"}
              </Button>
              <Button onClick={() => open({ kind: "evidence", sourceSeq: event.seq })}>
                Use as evidence…
              </Button>
            </>
          )}
          {mayCorrect(actions, event) && (
            <Button onClick={() => open({ kind: "correct", seq: event.seq })}>Correct…</Button>
          )}
          <Button onClick={() => void copyEventLink(event.seq)}>Copy link</Button>
          <Button onClick={() => void copyAndSay(eventMarkdown(event, state), "Copied as Markdown.")}>
            Copy as Markdown
          </Button>
          {mayRedact(actions, event) && (
            <Button
              variant="ghost"
              className="ml-auto text-danger"
              onClick={() => open({ kind: "redact", seq: event.seq })}
            >
              Redact…
            </Button>
          )}
        </div>
      }
    >
      <div className="flex flex-col gap-3 pb-2">
        <p className="text-muted">
          <span className="font-medium text-fg">{event.actor.name}</span>{" "}
          <PhraseLine phrase={line} actions={actions} besideMs={atMs} />
        </p>
        {words && <Markdown text={words} plain={bodyIsPlain} className="text-fg" />}
        {reason && <p className="text-muted">“{reason}”</p>}
        {corrections.length > 0 && <Versions event={event} corrections={corrections} />}
        <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-3 gap-y-1 border-t border-line pt-3 text-meta">
          <Fact name="Kind">{groupWords[groupOf(event.type)]}</Fact>
          <Fact name="Happened">{exactMoment(zone, atMs)}</Fact>
          <Fact name="Written">{exactMoment(zone, Date.parse(event.recordedAt))}</Fact>
          <Fact name="By">
            {event.actor.name}
            {event.actor.kind === "person" ? "" : ` (${event.actor.kind})`}
          </Fact>
          <Fact name="Type">
            <code>{event.type}</code>
          </Fact>
          <Fact name="Proof">
            <CopyId value={event.hash} text={`${event.hash.slice(0, 16)}…`} />
          </Fact>
        </dl>
      </div>
    </Dialog>
  );
}
