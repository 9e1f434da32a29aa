"use client";

import { memo, useRef } from "react";

import { cn } from "@/lib/cn";

import { CardFacts, OverruledMark, Why } from "./card-facts";
import { CardLink, CardMenuButton, type CardProps } from "./card-link";
import { GapsMark, GradeMark, Whose } from "./card-marks";
import { Probability } from "./probability";
import { StanceCounts } from "./stance-counts";
import { useDraggable } from "./use-card-drag";

/** A hypothesis in its column. */
export const HypothesisCard = memo((props: CardProps) => {
  const { card, outweighed, pending, dragging } = props;
  const { hypothesis, counts } = card;
  const element = useRef<HTMLLIElement>(null);
  const lifted = useDraggable(element, dragging, hypothesis.id);
  return (
    <li
      ref={element}
      data-hypothesis={hypothesis.id}
      aria-busy={pending || undefined}
      className={cn(
        "relative flex flex-col gap-1.5 rounded-md border border-line bg-canvas px-2.5 py-2 text-meta text-muted transition-colors hover:border-line-strong hover:bg-raised",
        hypothesis.standing && "border-dashed bg-transparent",
        pending && "opacity-70",
        lifted && "opacity-50",
      )}
    >
      <div className="flex items-start gap-1.5">
        <p className="min-w-0 flex-1 text-work">
          <CardLink {...props} />
          {pending && <span className="sr-only"> (being saved)</span>}
        </p>
        <CardMenuButton {...props} />
      </div>
      <CardFacts card={card} />
      <Why hypothesis={hypothesis} className="line-clamp-3" />
      <OverruledMark hypothesis={hypothesis} />
      <GradeMark grade={hypothesis.grade} />
      {hypothesis.probability !== null && (
        <Probability probability={hypothesis.probability} history={hypothesis.history} stacked />
      )}
      {outweighed !== null && <p className="line-clamp-2 [overflow-wrap:anywhere]">{outweighed}</p>}
      {hypothesis.nextTest !== "" && (
        <p className="line-clamp-2 [overflow-wrap:anywhere]">
          <span className="text-subtle">Next test: </span>
          {hypothesis.nextTest}
        </p>
      )}
      <div className="flex min-h-5 items-center gap-2">
        <StanceCounts counts={counts} />
        <GapsMark gaps={hypothesis.gaps} />
        <span className="ml-auto flex">
          <Whose owner={hypothesis.owner} proposedBy={hypothesis.proposedBy} />
        </span>
      </div>
    </li>
  );
});
