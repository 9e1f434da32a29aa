"use client";

import { Check, CheckCheck, CircleAlert, Clock, LoaderCircle } from "lucide-react";

import { tip } from "@/components/ui/tooltip";
import type { PendingEvent } from "@/lib/client/pending";
import { useRoomActions } from "@/lib/client/room-context";

const marks = {
  waiting: { icon: Clock, words: "Kept here until there is a connection" },
  sending: { icon: LoaderCircle, words: "On its way" },
  saved: { icon: Check, words: "Written" },
} as const;

/** How far one's own words have come. */
export function PendingMark({ pending }: { pending: PendingEvent }) {
  const { phase } = pending.status;
  if (phase === "failed") return null;
  const { icon: Icon, words } = marks[phase];
  return (
    <span {...tip(words)} className="inline-flex text-subtle">
      <Icon aria-hidden className="size-3" />
      <span className="sr-only">{words}</span>
    </span>
  );
}

/** Durable: the server has it in its log, and keeps it. */
export function DurableMark() {
  return (
    <span {...tip("Written to the log")} className="inline-flex text-subtle">
      <CheckCheck aria-hidden className="size-3" />
      <span className="sr-only">Written to the log</span>
    </span>
  );
}

const button = "rounded-sm px-1 font-medium hover:bg-hover";

/** What was not taken stays where it was written, with what can be done about it. */
export function FailedLine({ pending }: { pending: PendingEvent }) {
  const { retry, discard } = useRoomActions();
  if (pending.status.phase !== "failed") return null;
  return (
    <p role="alert" className="mt-1 flex flex-wrap items-center gap-x-1.5 text-meta text-danger">
      <CircleAlert aria-hidden className="size-3.5 shrink-0" />
      <span>Not written: {pending.status.problem.detail}</span>
      <button type="button" className={`${button} text-link`} onClick={() => retry(pending.commandId)}>
        Retry
      </button>
      <button type="button" className={`${button} text-muted`} onClick={() => discard(pending.commandId)}>
        Discard
      </button>
    </p>
  );
}
