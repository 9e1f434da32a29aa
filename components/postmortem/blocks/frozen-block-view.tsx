"use client";

import type { NodeViewProps } from "@tiptap/react";

import { FrozenEvidence } from "@/components/charts/frozen-evidence";
import { Skeleton } from "@/components/ui/skeleton";
import { StanceMark } from "@/components/ui/stance-mark";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import type { IncidentEvent } from "@/lib/timeline/event";
import type { FrozenEvidence as Frozen } from "@/lib/timeline/frozen";
import { lookup } from "@/lib/timeline/state";
import { isOfType } from "@/lib/timeline/step";
import type { Stance } from "@/lib/timeline/vocabulary";

import { BlockFrame, Missing } from "./block-frame";
import { useEvent } from "./use-event";

type Shown = {
  words: string;
  frozen: Frozen | null;
  about: { hypothesisId: string; stance: Stance } | null;
};

/** What an event froze, with the words that came with it; null where it is of another kind or redacted. */
function shownOf(event: IncidentEvent): Shown | null {
  if (isOfType(event, "evidence_pinned")) {
    const { title, note, frozen } = event.payload;
    return { words: note ? `${title}. ${note}` : title, frozen, about: null };
  }
  if (!isOfType(event, "evidence_added")) return null;
  const { statement, frozen, hypothesisId, stance } = event.payload;
  const { result, resultHash } = frozen ?? {};
  return {
    words: statement,
    frozen: frozen && result && resultHash ? { ...frozen, result, resultHash } : null,
    about: { hypothesisId, stance },
  };
}

/** Evidence as it was when it was frozen: the telemetry that it came from may have expired. */
export function FrozenBlockView(view: NodeViewProps) {
  const seq = Number(view.node.attrs["seq"]);
  const event = useEvent(seq);
  return (
    <BlockFrame view={view} label="Evidence">
      {event === "loading" ? <Skeleton className="h-24" /> : <Drawn event={event} seq={seq} />}
    </BlockFrame>
  );
}

function Drawn({ event, seq }: { event: IncidentEvent | "absent"; seq: number }) {
  const { zone, goTo } = useRoomActions();
  const { state } = useRoomData();
  if (event === "absent") return <Missing>There is no event {seq} in this incident.</Missing>;
  const shown = shownOf(event);
  if (!shown)
    return (
      <Missing>
        {event.payload === null
          ? `The evidence of event ${seq} was redacted.`
          : `Event ${seq} holds no evidence.`}
      </Missing>
    );
  const { words, frozen, about } = shown;
  const claim = about && lookup(state.hypotheses, about.hypothesisId)?.claim;
  return (
    <>
      <p className="pr-14 text-fg [overflow-wrap:anywhere]">{words}</p>
      <p className="flex flex-wrap items-center gap-x-2 text-meta text-muted">
        {about && <StanceMark stance={about.stance} />}
        {claim && <span className="[overflow-wrap:anywhere]">“{claim}”</span>}
        <button
          type="button"
          onClick={() => goTo(seq)}
          className="rounded-sm text-muted underline decoration-line-strong underline-offset-2"
        >
          <span className="sr-only">Event </span>#{seq}
        </button>
      </p>
      {frozen && <FrozenEvidence frozen={frozen} title={words} zone={zone} incident={state.number} />}
    </>
  );
}
