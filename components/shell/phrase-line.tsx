import Link from "next/link";
import { Fragment, type ReactNode } from "react";

import { HypothesisMark } from "@/components/ui/hypothesis-mark";
import { SeverityMark } from "@/components/ui/severity-mark";
import { StatusMark } from "@/components/ui/status-mark";
import type { RoomActions } from "@/lib/client/room-context";
import type { Part, Phrase } from "@/lib/timeline/phrase";
import { dayOf } from "@/lib/timeline/zone";

import { Moment } from "./moment";

const linkClass =
  "rounded-sm text-fg underline decoration-line-strong underline-offset-2 hover:decoration-current";

function drawPart(part: Part, { open, goTo, zone }: RoomActions, besideMs: number): ReactNode {
  if (typeof part === "string") return part;
  if ("strong" in part) return <span className="text-fg">{part.strong}</span>;
  if ("severity" in part)
    return <SeverityMark severity={part.severity} className="mx-0.5 align-bottom text-fg" />;
  if ("status" in part) return <StatusMark status={part.status} className="mx-0.5 align-bottom text-fg" />;
  if ("state" in part) return <HypothesisMark state={part.state} className="mx-0.5 align-bottom text-fg" />;
  if ("hypothesis" in part)
    return (
      <button
        type="button"
        tabIndex={-1}
        className={`${linkClass} text-left`}
        onClick={() => open({ kind: "hypothesis", hypothesisId: part.hypothesis })}
      >
        {part.claim}
      </button>
    );
  if ("event" in part)
    return (
      <a
        href={`#seq-${part.event}`}
        tabIndex={-1}
        className={linkClass}
        onClick={(event) => {
          event.preventDefault();
          goTo(part.event);
        }}
      >
        #{part.event}
      </a>
    );
  if ("at" in part) {
    const atMs = Date.parse(part.at);
    return (
      <Moment
        atMs={atMs}
        zone={zone}
        dated={dayOf(zone, atMs) !== dayOf(zone, besideMs)}
        className="text-fg"
      />
    );
  }
  return (
    <Link href={`/incidents/${part.incident.number}`} tabIndex={-1} className={linkClass}>
      INC-{part.incident.number}
    </Link>
  );
}

/** A line of the timeline: words, and things with their marks and links. Times of another day carry their date. */
export function PhraseLine({
  phrase,
  actions,
  besideMs,
}: {
  phrase: Phrase;
  actions: RoomActions;
  besideMs: number;
}) {
  return phrase.map((part, place) => (
    <Fragment key={typeof part === "string" ? `${place} ${part}` : place}>
      {drawPart(part, actions, besideMs)}
    </Fragment>
  ));
}
