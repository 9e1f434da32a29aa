"use client";

import { Ellipsis } from "lucide-react";
import type { KeyboardEvent, MouseEvent } from "react";

import { buttonClass } from "@/components/ui/button";
import { LazyMenu } from "@/components/ui/lazy-menu";
import { useRoomActions } from "@/lib/client/room-context";
import type { Card } from "@/lib/timeline/board";

import type { Dragging } from "./use-card-drag";

const fetchCardMenu = async () => (await import("./card-menu")).CardMenu;

export interface CardProps {
  card: Card;
  /** Why it is unlikely though more speaks for it than against it; null where that is no question. */
  outweighed: string | null;
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

/** The detail's code comes while a person looks at a card; a failure waits for the click to be told. */
function fetchDetail(): void {
  import("./hypothesis-detail").catch(() => undefined);
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
      onPointerEnter={fetchDetail}
      onFocus={() => {
        fetchDetail();
        onSelect(id);
      }}
      onKeyDown={onKeyDown}
      className="text-fg outline-none [overflow-wrap:anywhere] after:absolute after:inset-0 after:rounded-md focus-visible:after:outline-2 focus-visible:after:outline-link"
    >
      {claim}
    </a>
  );
}

/** The rest of what can be done with a card; readers have none. */
export function CardMenuButton({ card, tabStop, editable }: CardProps) {
  if (!editable) return null;
  return (
    <div className="relative z-10 -my-0.5 -mr-1 shrink-0 pointer-coarse:-my-2">
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
