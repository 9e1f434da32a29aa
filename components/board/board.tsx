"use client";

import { Kanban, ListTree, Plus } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";

import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Segmented } from "@/components/ui/segmented";
import type { PendingEvent } from "@/lib/client/pending";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { type Card, cardsOf } from "@/lib/timeline/board";
import { outweighed, outweighedText } from "@/lib/timeline/outweighed";
import { type Hypothesis, lookup } from "@/lib/timeline/state";

import type { CardProps } from "./card-link";
import { orderOf } from "./card-order";
import { Columns } from "./columns";
import { HypothesisCard } from "./hypothesis-card";
import { MovesAnnouncer } from "./moves-announcer";
import { Tree, TreeRow } from "./tree";
import { Unsaved } from "./unsaved";
import { hypothesisHref, useBoardAddress } from "./use-board-address";
import { useDragging } from "./use-card-drag";
import { useCardKeys } from "./use-card-keys";
import { useMovement } from "./use-movement";

/** The hypothesis that a pending draft is about; null where it is about something else. */
function hypothesisIn({ draft: { payload } }: PendingEvent): string | null {
  return "hypothesisId" in payload ? payload.hypothesisId : null;
}

/** What is believed: every hypothesis as a card, by where it stands or as a tree. */
export function Board() {
  const actions = useRoomActions();
  const room = useRoomData();
  const { hypotheses } = room.state;
  const { path, layout, setLayout, openId, alone } = useBoardAddress();
  const editable = actions.mayAct;
  const { open } = actions;

  const cards = useMemo(() => cardsOf(hypotheses), [hypotheses]);
  const order = useMemo(() => orderOf(cards, layout), [cards, layout]);
  const dragging = useDragging(editable && layout === "columns");
  const board = useRef<HTMLElement>(null);
  const keys = useCardKeys({ board, order, hypotheses, open, editable, alone });
  const content = useRef<HTMLDivElement>(null);
  useMovement(content, cards, JSON.stringify([layout, order]));

  const asked = useRef(openId);
  useEffect(() => {
    // A link to a hypothesis opens it once, when the board comes into sight.
    const id = asked.current;
    asked.current = null;
    if (id !== null && lookup(hypotheses, id)) open({ kind: "hypothesis", hypothesisId: id });
  }, [hypotheses, open]);

  const drafts = room.pending.filter((draft) => hypothesisIn(draft) !== null);
  const failed = drafts.filter(({ status }) => status.phase === "failed");
  const pending = new Set(
    drafts.filter(({ status }) => status.phase !== "failed").map((draft) => hypothesisIn(draft)),
  );
  const tabStop = keys.selected ?? order.flat()[0];
  const whyUnlikely = (hypothesis: Hypothesis) => {
    const found = outweighed(hypothesis, hypotheses);
    return found && outweighedText(found);
  };
  const propsOf = (card: Card): CardProps => ({
    card,
    outweighed: whyUnlikely(card.hypothesis),
    href: hypothesisHref(path, card.hypothesis.id),
    tabStop: card.hypothesis.id === tabStop,
    pending: pending.has(card.hypothesis.id),
    editable,
    dragging,
    onSelect: keys.select,
    onKeyDown: keys.onKeyDown,
  });

  return (
    <section
      ref={board}
      aria-label="Hypothesis board"
      className="@container/board flex min-h-0 min-w-0 flex-1 flex-col"
    >
      <div className="flex min-h-10 shrink-0 items-center gap-2 border-b border-line px-3 py-1.5">
        <Segmented
          label="Layout"
          value={layout}
          segments={[
            { value: "columns", label: "Columns", icon: Kanban },
            { value: "tree", label: "Tree", icon: ListTree },
          ]}
          onChange={setLayout}
        />
        <p className="text-meta text-subtle tabular-nums">
          {cards.length} {cards.length === 1 ? "hypothesis" : "hypotheses"}
        </p>
        {editable && (
          <Button size="sm" className="ml-auto" onClick={() => open({ kind: "propose" })}>
            <Plus aria-hidden />
            Propose a hypothesis
            <Kbd keys="H" className="max-tablet:hidden" />
          </Button>
        )}
      </div>
      <MovesAnnouncer cards={cards} />
      {failed.length > 0 && <Unsaved failed={failed} state={room.state} />}
      <div className="min-h-0 flex-1 overflow-auto overscroll-contain bg-backdrop">
        <div ref={content} className="flex min-h-full flex-col">
          {layout === "tree" ? (
            <Tree
              cards={cards}
              renderRow={({ card, depth }, under) => (
                <TreeRow key={card.hypothesis.id} {...propsOf(card)} depth={depth} under={under} />
              )}
            />
          ) : (
            <Columns
              cards={cards}
              dragging={dragging}
              renderCard={(card) => <HypothesisCard key={card.hypothesis.id} {...propsOf(card)} />}
            />
          )}
        </div>
      </div>
    </section>
  );
}
