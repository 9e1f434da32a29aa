"use client";

import type { ReactNode } from "react";

import { HypothesisMark } from "@/components/ui/hypothesis-mark";
import { cn } from "@/lib/cn";
import { useRoomActions } from "@/lib/client/room-context";
import type { Cause, Situation } from "@/lib/timeline/situation";

interface CellProps {
  question: string;
  /** How sure the answer is, in a few words. */
  aside?: string | null;
  /** What to do where there is no answer yet. */
  none: string;
  text: string | null;
  mark?: ReactNode;
  onOpen: (() => void) | null;
}

/** As high as an answer of two lines, so that nothing moves when one changes. */
const look = "flex min-h-16 min-w-0 flex-1 flex-col px-4 py-1.5 text-left";

function Cell({ question, aside = null, none, text, mark, onOpen }: CellProps) {
  const words = (
    <>
      <span className="flex min-w-0 gap-x-1.5 text-meta text-subtle">
        <span className="shrink-0">{question}</span>
        {aside && <span className="truncate tabular-nums">· {aside}</span>}
      </span>
      <span className={text === null ? "truncate text-subtle" : "flex min-w-0 items-start gap-1.5 text-fg"}>
        {mark}
        <span className="line-clamp-2">{text ?? none}</span>
      </span>
    </>
  );
  return onOpen ? (
    <button type="button" className={`${look} hover:bg-hover`} onClick={onOpen}>
      {words}
    </button>
  ) : (
    <div className={look}>{words}</div>
  );
}

export interface AnswersProps {
  situation: Situation;
  /** One under the other, on a narrow screen. */
  stacked?: boolean;
}

/** How sure a cause is, and how much speaks for and against it. */
function sureness({ certainty, probability, counts }: Cause): string {
  const pieces = counts.for + counts.against;
  return [
    ...(certainty === "likeliest" ? ["likeliest so far"] : []),
    ...(probability === null ? [] : [`${Math.round(probability * 100)} %`]),
    ...(pieces > 0 ? [`${counts.for} for, ${counts.against} against`] : []),
  ].join(" · ");
}

/** The room in five seconds: what is going on, what caused it, what next; each leads to what it rests on. */
export function Answers({ situation: { now, cause, next }, stacked = false }: AnswersProps) {
  const { goTo, open } = useRoomActions();
  const to = (seq: number | null | undefined) => (seq ? () => goTo(seq) : null);
  const toHypothesis = (hypothesisId: string) => () => open({ kind: "hypothesis", hypothesisId });
  return (
    <section
      aria-label="The situation"
      className={cn("flex border-line", stacked ? "flex-col divide-y border-b" : "divide-x border-t")}
    >
      <Cell
        question="What is going on?"
        none="No update yet"
        text={now?.text ?? null}
        onOpen={to(now?.seq)}
      />
      <Cell
        question="What caused it?"
        aside={cause && sureness(cause)}
        none="No hypothesis is supported yet"
        text={cause?.text ?? null}
        mark={cause && <HypothesisMark state={cause.state} compact className="mt-0.5 shrink-0" />}
        onOpen={cause ? toHypothesis(cause.hypothesisId) : null}
      />
      <Cell
        question="What next?"
        none="Nothing is under way"
        text={next?.text ?? null}
        aside={next?.hypothesisId ? "what would tell" : null}
        onOpen={next?.hypothesisId ? toHypothesis(next.hypothesisId) : to(next?.seq)}
      />
    </section>
  );
}
