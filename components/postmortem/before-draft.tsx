"use client";

import { FileText } from "lucide-react";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { useRoomActions } from "@/lib/client/room-context";
import { presentEvidence, type RoomState } from "@/lib/timeline/state";
import { isActive } from "@/lib/timeline/vocabulary";

import { useDraft } from "./use-draft";

/** What a draft is made of, with what this incident has of it. */
function contents(state: RoomState): readonly (readonly [section: string, has: string])[] {
  const hypotheses = Object.values(state.hypotheses).filter(({ standing }) => !standing);
  const followUps = Object.values(state.tasks).filter(({ followUp }) => followUp);
  const evidence = Object.values(state.hypotheses).flatMap(presentEvidence);
  return [
    ["Summary and impact", counted(Object.keys(state.milestones).length, "milestone")],
    ["What happened", counted(state.lastSeq, "event")],
    [
      "Contributing factors, detection and response",
      counted(Object.keys(state.changes).length, "linked change"),
    ],
    ["What we believed, and for how long", counted(hypotheses.length, "hypothesis", "hypotheses")],
    ["Decisions", counted(Object.keys(state.decisions).length, "decision")],
    ["Follow-ups", counted(followUps.length, "follow-up")],
    ["Supporting evidence", counted(evidence.length, "piece", "pieces")],
  ];
}

function counted(count: number, one: string, many = `${one}s`): string {
  return count === 0 ? `no ${many}` : `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** Where there is no postmortem yet: what one click would write, from what. */
export function BeforeDraft({ state }: { state: RoomState }) {
  const { mayAct, incidentId } = useRoomActions();
  const { pending, problem, draft } = useDraft(incidentId);
  return (
    <div className="mx-auto max-w-140 px-6 py-12 max-tablet:py-6">
      <FileText aria-hidden className="mb-3 size-5 text-subtle" strokeWidth={1.5} />
      <h2 className="text-title font-semibold">Nobody has drafted it yet</h2>
      <p className="mt-1 text-doc text-muted">
        A draft is written from the log of this incident. Each of its sentences names the events that it comes
        from; what the log does not say is left for you to write.
      </p>
      <dl className="mt-5 border-y border-line text-work">
        {contents(state).map(([section, has]) => (
          <div
            key={section}
            className="flex justify-between gap-4 border-b border-line py-1.5 last:border-b-0"
          >
            <dt>{section}</dt>
            <dd className="shrink-0 text-muted tabular-nums">{has}</dd>
          </div>
        ))}
      </dl>
      {isActive(state.status) && (
        <Callout title="This incident is still going on." className="mt-4">
          A draft made now holds what is known so far. What comes later you add yourselves.
        </Callout>
      )}
      {problem && (
        <Callout tone="danger" title={problem} className="mt-4">
          Nothing was written. Try again.
        </Callout>
      )}
      {mayAct ? (
        <Button variant="primary" size="lg" className="mt-5" pending={pending} onClick={draft}>
          Draft the postmortem
        </Button>
      ) : (
        <p className="mt-5 text-muted">Those who take part in incidents can draft it.</p>
      )}
    </div>
  );
}
