"use client";

import { type ReactNode, useCallback, useMemo, useRef } from "react";

import { HypothesisMark } from "@/components/ui/hypothesis-mark";
import { cn } from "@/lib/cn";
import { useRoomActions } from "@/lib/client/room-context";
import { type Card, type Column, columnsOf } from "@/lib/timeline/board";

import { type Dragging, useDropColumn } from "./use-card-drag";

interface StateColumnProps {
  column: Column;
  dragging: Dragging | null;
  renderCard: (card: Card) => ReactNode;
}

/** One state and the cards that stand in it. A card that is dropped here moves once its reason is given. */
function StateColumn({ column: { state, cards }, dragging, renderCard }: StateColumnProps) {
  const { open } = useRoomActions();
  const element = useRef<HTMLElement>(null);
  const ids = useMemo(() => cards.map(({ hypothesis }) => hypothesis.id), [cards]);
  const onDrop = useCallback(
    (hypothesisId: string) => open({ kind: "move", hypothesisId, to: state }),
    [open, state],
  );
  const above = useDropColumn(element, dragging, { state, ids, onDrop });
  const isEmpty = cards.length === 0;
  // The columns with cards share what width there is. An empty one is a strip, until a card is above it.
  const isStrip = isEmpty && !above;
  return (
    <section
      ref={element}
      data-column={state}
      className={cn(
        "flex min-w-0 flex-col rounded-md border border-transparent px-1.5 pb-1.5 @lg/board:shrink-0",
        isStrip ? "@lg/board:w-8 @lg/board:px-0" : "@lg/board:w-40 @lg/board:grow",
        above && "border-link",
      )}
    >
      <h2
        className={cn(
          "sticky top-0 z-20 -mx-1.5 flex h-8 items-center gap-1.5 rounded-md bg-backdrop px-2.5 text-meta font-medium text-muted",
          isStrip &&
            "@lg/board:mx-0 @lg/board:h-auto @lg/board:px-1.5 @lg/board:py-2.5 @lg/board:[writing-mode:vertical-rl]",
        )}
      >
        <HypothesisMark state={state} />
        <span className="font-normal text-subtle tabular-nums">
          {cards.length}
          <span className="sr-only">{cards.length === 1 ? " hypothesis" : " hypotheses"}</span>
        </span>
      </h2>
      {!isEmpty && <ul className="flex flex-col gap-1.5">{cards.map((card) => renderCard(card))}</ul>}
    </section>
  );
}

export interface ColumnsProps {
  cards: readonly Card[];
  dragging: Dragging | null;
  renderCard: (card: Card) => ReactNode;
}

/** The board: a column for every state; on a phone, one below the other. */
export function Columns({ cards, dragging, renderCard }: ColumnsProps) {
  const columns = useMemo(() => columnsOf(cards), [cards]);
  return (
    <div className="flex flex-1 flex-col gap-1 p-1.5 @lg/board:w-max @lg/board:min-w-full @lg/board:flex-row">
      {columns.map((column) => (
        <StateColumn key={column.state} column={column} dragging={dragging} renderCard={renderCard} />
      ))}
    </div>
  );
}
