"use client";

import { CornerDownRight } from "lucide-react";
import { memo, type ReactNode, useMemo } from "react";

import { HypothesisMark } from "@/components/ui/hypothesis-mark";
import { cn } from "@/lib/cn";
import { type Branch, type Card, treeOf } from "@/lib/timeline/board";

import { CardFacts, OverruledMark, Why } from "./card-facts";
import { CardLink, CardMenuButton, type CardProps } from "./card-link";
import { GapsMark, GradeMark, Whose } from "./card-marks";
import { Probability } from "./probability";
import { StanceCounts } from "./stance-counts";

const INDENT_REM = 1.5;
const DEEPEST = 6;

export interface TreeRowProps extends CardProps {
  depth: number;
  /** The claim that it is a part of. */
  under: string | undefined;
}

/** A hypothesis as a row of the tree. */
export const TreeRow = memo(({ depth, under, ...props }: TreeRowProps) => {
  const { card, outweighed, pending } = props;
  const { hypothesis, state, counts } = card;
  return (
    <li
      data-hypothesis={hypothesis.id}
      aria-busy={pending || undefined}
      className={cn(
        "relative flex flex-wrap items-start gap-3 border-b border-line py-2 pr-3 text-meta text-muted hover:bg-hover",
        pending && "opacity-70",
      )}
      style={{ paddingLeft: `${0.75 + Math.min(depth, DEEPEST) * INDENT_REM}rem` }}
    >
      {depth > 0 && (
        <CornerDownRight aria-hidden className="-ml-4 mt-0.5 -mr-2 size-3 shrink-0 text-subtle" />
      )}
      <HypothesisMark
        state={state}
        className="w-28 shrink-0 leading-4.5 @max-lg/board:-mb-2 @max-lg/board:w-full"
      />
      <div className="flex min-w-56 flex-1 flex-col gap-0.5">
        <p className="text-work">
          <CardLink {...props} />
          {under && <span className="sr-only"> (under “{under}”)</span>}
          {pending && <span className="sr-only"> (being saved)</span>}
        </p>
        <span className="flex flex-wrap gap-3">
          <CardFacts card={card} />
          <OverruledMark hypothesis={hypothesis} />
          <GradeMark grade={hypothesis.grade} />
        </span>
        <Why hypothesis={hypothesis} className="line-clamp-2" />
        {outweighed !== null && <p className="[overflow-wrap:anywhere]">{outweighed}</p>}
      </div>
      <span className="ml-auto flex items-center gap-3 @max-lg/board:-mt-2">
        {hypothesis.probability !== null && (
          <Probability probability={hypothesis.probability} history={hypothesis.history} />
        )}
        <StanceCounts counts={counts} />
        <GapsMark gaps={hypothesis.gaps} />
        <span className="flex min-w-5 justify-end">
          <Whose owner={hypothesis.owner} proposedBy={hypothesis.proposedBy} />
        </span>
        <CardMenuButton {...props} />
      </span>
    </li>
  );
});

export interface TreeProps {
  cards: readonly Card[];
  renderRow: (branch: Branch, under: string | undefined) => ReactNode;
}

/** Every hypothesis with its parts indented below it. */
export function Tree({ cards, renderRow }: TreeProps) {
  const branches = useMemo(() => treeOf(cards), [cards]);
  const claims = useMemo(
    () => new Map(cards.map(({ hypothesis }) => [hypothesis.id, hypothesis.claim])),
    [cards],
  );
  return (
    <ul aria-label="Hypotheses" className="flex flex-1 flex-col bg-canvas">
      {branches.map((branch) => {
        const { parentId } = branch.card.hypothesis;
        return renderRow(branch, parentId === null ? undefined : claims.get(parentId));
      })}
    </ul>
  );
}
