import { useMemo } from "react";

import { HypothesisMark } from "@/components/ui/hypothesis-mark";
import { type Turn, turnsOf } from "@/lib/timeline/board";
import type { IncidentEvent } from "@/lib/timeline/event";

import { EventLink } from "./event-link";
import { Part } from "./part";
import { When } from "./when";

const verbs: Readonly<Record<Turn["kind"], string>> = {
  proposed: "proposed it",
  found: "found it",
  overruled: "moved it to",
};

export interface StateHistoryProps {
  hypothesisId: string;
  events: readonly IncidentEvent[];
  /** The start of the log is still coming in. */
  incomplete: boolean;
}

/** Every turn that it took, by whom and why, the oldest first. */
export function StateHistory({ hypothesisId, events, incomplete }: StateHistoryProps) {
  const turns = useMemo(() => turnsOf(events, hypothesisId), [events, hypothesisId]);
  if (turns.length === 0 && !incomplete) return null;
  return (
    <Part title="History">
      {incomplete && <p className="text-subtle">What came before is still loading.</p>}
      <ol className="flex flex-col gap-1.5">
        {turns.map(({ seq, at, by, kind, state, probability, reason }) => (
          <li key={seq} className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3">
            <span className="text-meta leading-4.5 text-subtle">
              <When at={at} /> · <EventLink seq={seq} />
            </span>
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <span className="text-muted">
                <span className="font-medium text-fg">{by.name}</span>{" "}
                {state === null ? "returned it to the code’s verdict" : verbs[kind]}
              </span>
              {state !== null && kind !== "proposed" && (
                <HypothesisMark state={state} className="ml-1.5 align-bottom" />
              )}
              {probability !== null && (
                <span className="text-muted tabular-nums"> · {Math.round(probability * 100)} %</span>
              )}
              {reason !== "" && <span className="block whitespace-pre-wrap text-muted">“{reason}”</span>}
            </span>
          </li>
        ))}
      </ol>
    </Part>
  );
}
