"use client";

import { Ellipsis, UserRoundPen } from "lucide-react";
import { type KeyboardEvent, memo, type MouseEvent, useRef } from "react";

import { Avatar } from "@/components/ui/avatar";
import { buttonClass } from "@/components/ui/button";
import { LazyMenu } from "@/components/ui/lazy-menu";
import { cn } from "@/lib/cn";
import { useRoomActions } from "@/lib/client/room-context";
import type { Card } from "@/lib/timeline/board";
import { span } from "@/lib/timeline/span";
import { hypothesisKindWords, hypothesisStateWords } from "@/lib/timeline/words";

import { Probability } from "./probability";
import { StanceCounts } from "./stance-counts";
import { type Dragging, useDraggable } from "./use-card-drag";

const fetchCardMenu = async () => (await import("./card-menu")).CardMenu;

export interface CardProps {
  card: Card;
  /** Where the card leads when it is opened in a tab of its own. */
  href: string;
  /** The one card that Tab stops at. */
  tabStop: boolean;
  /** Something of it is still on its way to the server. */
  pending: boolean;
  editable: boolean;
  dragging: Dragging | null;
  onSelect: (id: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** The claim, which opens the whole card: its link lies over everything but the menu. */
export function CardLink({ card, href, tabStop, onSelect, onKeyDown }: CardProps) {
  const { open } = useRoomActions();
  const { id, claim } = card.hypothesis;
  const show = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    open({ kind: "hypothesis", hypothesisId: id });
  };
  return (
    <a
      href={href}
      draggable={false}
      data-card-link
      tabIndex={tabStop ? 0 : -1}
      onClick={show}
      onFocus={() => onSelect(id)}
      onKeyDown={onKeyDown}
      className="text-fg outline-none [overflow-wrap:anywhere] after:absolute after:inset-0 after:rounded-md focus-visible:after:outline-2 focus-visible:after:outline-link"
    >
      {claim}
    </a>
  );
}

export function CardMenuButton({ card, tabStop, editable }: CardProps) {
  if (!editable) return null;
  return (
    <div className="relative z-10 -mt-0.5 -mr-1 shrink-0">
      <LazyMenu
        fetchMenu={fetchCardMenu}
        menuProps={{ hypothesis: card.hypothesis }}
        tabIndex={tabStop ? 0 : -1}
        aria-label={`What to do with “${card.hypothesis.claim}”`}
        className={buttonClass(
          { variant: "ghost", size: "sm" },
          "w-6 px-0 pointer-coarse:w-9 [&_svg]:size-4",
        )}
      >
        <Ellipsis aria-hidden />
      </LazyMenu>
    </div>
  );
}

/** A person's word stands above the code's, whose verdict stays in sight. */
export function OverruledMark({ hypothesis }: { hypothesis: Card["hypothesis"] }) {
  if (!hypothesis.overruled) return null;
  return (
    <span className="flex items-center gap-1 text-warning">
      <UserRoundPen aria-hidden className="size-3 shrink-0" />
      <span>Overruled · the code says {hypothesisStateWords[hypothesis.machineState]}</span>
    </span>
  );
}

function Facts({ card: { hypothesis, children } }: { card: Card }) {
  const facts = [
    hypothesis.standing ? "always here" : hypothesisKindWords[hypothesis.kind],
    hypothesis.component,
    children > 0 && `${children} sub-${children === 1 ? "hypothesis" : "hypotheses"}`,
  ].filter(Boolean);
  return <span className="text-subtle [overflow-wrap:anywhere]">{facts.join(" · ")}</span>;
}

/** A hypothesis in its column. */
export const HypothesisCard = memo((props: CardProps) => {
  const { card, pending, dragging } = props;
  const { hypothesis, counts, movement, findingMs } = card;
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
      <Facts card={card} />
      <OverruledMark hypothesis={hypothesis} />
      {hypothesis.probability !== null && (
        <Probability probability={hypothesis.probability} movement={movement} />
      )}
      {hypothesis.nextTest !== "" && (
        <p className="line-clamp-2 [overflow-wrap:anywhere]">
          <span className="text-subtle">Next test: </span>
          {hypothesis.nextTest}
        </p>
      )}
      <div className="flex min-h-5 items-center gap-2">
        <StanceCounts counts={counts} />
        <span className="ml-auto flex items-center gap-1.5 text-subtle">
          {findingMs !== null && <span className="whitespace-nowrap">found in {span(findingMs)}</span>}
          {hypothesis.proposedBy && (
            <span className="relative z-10 flex">
              <span className="sr-only">Proposed by </span>
              <Avatar name={hypothesis.proposedBy.name} seed={hypothesis.proposedBy.id} size="sm" />
            </span>
          )}
        </span>
      </div>
    </li>
  );
});
