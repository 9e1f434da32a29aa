"use client";

import { HypothesisMark } from "@/components/ui/hypothesis-mark";
import { useRoomActions } from "@/lib/client/room-context";
import { effectiveState, type Hypothesis, lookup, type RoomState } from "@/lib/timeline/state";

import { Part } from "./part";

function Relative({ hypothesis }: { hypothesis: Hypothesis }) {
  const { open } = useRoomActions();
  return (
    <li className="flex items-start gap-3">
      <HypothesisMark state={effectiveState(hypothesis)} className="w-28 shrink-0 text-meta leading-4.5" />
      <button
        type="button"
        onClick={() => open({ kind: "hypothesis", hypothesisId: hypothesis.id })}
        className="rounded-sm text-left underline decoration-line-strong underline-offset-2 [overflow-wrap:anywhere] hover:decoration-current"
      >
        {hypothesis.claim}
      </button>
    </li>
  );
}

/** The hypothesis that this one is a part of, and its own parts. */
export function Kinship({
  hypothesis: { id, parentId },
  hypotheses,
}: {
  hypothesis: Hypothesis;
  hypotheses: RoomState["hypotheses"];
}) {
  const parent = parentId === null ? undefined : lookup(hypotheses, parentId);
  const parts = Object.values(hypotheses).filter((each) => each.parentId === id);
  return (
    <>
      {parent && (
        <Part title="Part of">
          <ul>
            <Relative hypothesis={parent} />
          </ul>
        </Part>
      )}
      {parts.length > 0 && (
        <Part title="Sub-hypotheses" count={parts.length}>
          <ul className="flex flex-col gap-1">
            {parts.map((each) => (
              <Relative key={each.id} hypothesis={each} />
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}
