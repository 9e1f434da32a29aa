"use client";

import type { NodeViewProps } from "@tiptap/react";

import { HypothesisMark } from "@/components/ui/hypothesis-mark";
import { StanceMark } from "@/components/ui/stance-mark";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { effectiveState, lookup, type Hypothesis } from "@/lib/timeline/state";
import { stances } from "@/lib/timeline/vocabulary";
import { gradeWords, hypothesisKindWords } from "@/lib/timeline/words";

import { BlockFrame, Missing } from "./block-frame";

const textOf = (value: unknown) => (typeof value === "string" ? value : "");

/** A card of the board: what was believed, how surely, on what, and what became of it. */
export function HypothesisView(view: NodeViewProps) {
  const { state } = useRoomData();
  const hypothesis = lookup(state.hypotheses, textOf(view.node.attrs["hypothesisId"]));
  return (
    <BlockFrame view={view} label="Hypothesis">
      {hypothesis ? (
        <Facts hypothesis={hypothesis} />
      ) : (
        <Missing>This hypothesis is not in the incident.</Missing>
      )}
    </BlockFrame>
  );
}

function Facts({ hypothesis }: { hypothesis: Hypothesis }) {
  const { open } = useRoomActions();
  const { id, claim, kind, component, probability, evidence, grade, overruled, machineReason } = hypothesis;
  const reason = overruled?.reason ?? machineReason;
  return (
    <div className="flex flex-col gap-1">
      <p className="pr-14">
        <button
          type="button"
          onClick={() => open({ kind: "hypothesis", hypothesisId: id })}
          className="rounded-sm text-left font-medium text-fg decoration-line-strong underline-offset-2 hover:underline [overflow-wrap:anywhere]"
        >
          {claim}
        </button>
      </p>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-meta text-muted">
        <HypothesisMark state={effectiveState(hypothesis)} />
        {probability !== null && (
          <span className="font-medium text-fg tabular-nums">{Math.round(probability * 100)} %</span>
        )}
        <span>{[hypothesisKindWords[kind], component].filter(Boolean).join(" · ")}</span>
        {stances.map((stance) => {
          const count = evidence.filter((piece) => piece.stance === stance).length;
          return count === 0 ? null : (
            <StanceMark key={stance} stance={stance} word={`${count} ${stance}`} className="tabular-nums" />
          );
        })}
      </p>
      {reason !== "" && <p className="text-muted [overflow-wrap:anywhere]">“{reason}”</p>}
      {overruled && (
        <p className="text-meta text-subtle">
          {overruled.state === "confirmed" ? "Confirmed" : "Moved"} by {overruled.by.name}
        </p>
      )}
      {grade && (
        <p className="text-meta text-subtle">
          Graded {gradeWords[grade.grade]} by {grade.by.name}
        </p>
      )}
    </div>
  );
}
