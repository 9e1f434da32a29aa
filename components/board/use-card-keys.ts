"use client";

import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";

import type { Command } from "@/lib/client/command-registry";
import type { RoomActions } from "@/lib/client/room-context";
import { useCommands } from "@/lib/client/use-commands";
import { effectiveState, lookup, type RoomState } from "@/lib/timeline/state";

import { type CardOrder, nextCard } from "./card-order";
import { focusCard, refocusCard } from "./focus-card";

const GROUP = "Board";

export interface CardKeysInput {
  board: RefObject<HTMLElement | null>;
  order: CardOrder;
  hypotheses: RoomState["hypotheses"];
  open: RoomActions["open"];
  editable: boolean;
  /** No timeline stands beside the board, whose keys these would be. */
  alone: boolean;
}

export type CardKeys = {
  /** The card that the keyboard is at, or was. */
  selected: string | null;
  select: (id: string | null) => void;
  /** For the link of each card. */
  onKeyDown: (event: KeyboardEvent) => void;
};

/** j, k and the arrows go along the cards, Enter opens one, M moves it, E adds evidence, O gives it to somebody, Escape lets go. */
export function useCardKeys({ board, order, hypotheses, open, editable, alone }: CardKeysInput): CardKeys {
  const [chosen, select] = useState<string | null>(null);
  const hypothesis = chosen === null ? undefined : lookup(hypotheses, chosen);
  const selected = hypothesis?.id ?? null;

  const go = (key: string): boolean => {
    const next = nextCard(order, selected, key);
    if (next !== null) focusCard(next);
    return next !== null;
  };
  const acts: Readonly<Record<string, () => void>> = hypothesis
    ? {
        Enter: () => open({ kind: "hypothesis", hypothesisId: hypothesis.id }),
        Escape: () => {
          select(null);
          if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        },
        ...(editable && {
          m: () => open({ kind: "move", hypothesisId: hypothesis.id, to: effectiveState(hypothesis) }),
          e: () => open({ kind: "evidence", hypothesisId: hypothesis.id }),
          o: () => open({ kind: "assign", hypothesisId: hypothesis.id }),
        }),
      }
    : {};

  const command = (name: string, title: string, shortcut: string, key: string, hidden = false): Command => ({
    id: `board.${name}`,
    title,
    group: GROUP,
    shortcut,
    hidden,
    run: () => (acts[key] ? acts[key]() : void go(key)),
  });
  useCommands([
    ...(alone
      ? [command("next", "Next card", "j", "j", true), command("previous", "Previous card", "k", "k", true)]
      : []),
    ...(hypothesis
      ? [
          command("open", "Open the card", "enter", "Enter", true),
          command("leave", "Leave the cards", "escape", "Escape", true),
        ]
      : []),
    ...(hypothesis && editable
      ? [
          command("move", "Move the chosen hypothesis…", "m", "m"),
          command("evidence", "Add evidence to the chosen hypothesis…", "e", "e"),
          command("assign", "Assign the chosen hypothesis…", "o", "o"),
        ]
      : []),
  ]);

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const act = acts[event.key];
    if (act) act();
    else if (!go(event.key) && !event.key.startsWith("Arrow")) return;
    // The room's own commands have the same letters.
    event.preventDefault();
  };
  const newest = useRef(press);
  useEffect(() => {
    newest.current = press;
  });
  // The same function always, so that only cards that changed are drawn again.
  const [onKeyDown] = useState(() => (event: KeyboardEvent) => newest.current(event));

  const column = selected === null ? -1 : order.findIndex((ids) => ids.includes(selected));
  const stood = useRef({ selected, column });
  useEffect(() => {
    const moved = stood.current.selected === selected && stood.current.column !== column;
    stood.current = { selected, column };
    if (moved && selected !== null) refocusCard(selected);
  }, [selected, column]);

  useEffect(() => {
    const on = new AbortController();
    document.addEventListener(
      "focusin",
      ({ target }) => {
        if (!(target instanceof Element) || board.current?.contains(target)) return;
        // A dialog or a menu over the board acts on the chosen card; anything else has keys of its own.
        if (!target.closest("[role=dialog], [role=menu]")) select(null);
      },
      { signal: on.signal },
    );
    return () => on.abort();
  }, [board]);
  return { selected, select, onKeyDown };
}
