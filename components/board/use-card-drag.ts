"use client";

import type * as elementAdapter from "@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter";
import { type RefObject, useEffect, useState } from "react";

import type { HypothesisState } from "@/lib/timeline/vocabulary";

/** What drags: fetched once the board is on the screen, for it is never needed at once. */
export type Dragging = typeof elementAdapter;

const KEY = "hypothesisId";

/** The drag library once its code has come; null without leave to move cards. Without it the menu still moves them. */
export function useDragging(allowed: boolean): Dragging | null {
  const [dragging, setDragging] = useState<Dragging | null>(null);
  useEffect(() => {
    if (!allowed) return;
    let wanted = true;
    import("@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter")
      .then((library) => wanted && setDragging(library))
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [allowed]);
  return allowed ? dragging : null;
}

/** Makes a card draggable; true while it is under way. */
export function useDraggable(
  card: RefObject<HTMLElement | null>,
  dragging: Dragging | null,
  hypothesisId: string,
): boolean {
  const [lifted, setLifted] = useState(false);
  useEffect(() => {
    const element = card.current;
    if (!dragging || !element) return;
    return dragging.draggable({
      element,
      getInitialData: () => ({ [KEY]: hypothesisId }),
      onDragStart: () => setLifted(true),
      onDrop: () => setLifted(false),
    });
  }, [card, dragging, hypothesisId]);
  return lifted;
}

export interface DropColumn {
  state: HypothesisState;
  /** The cards that are there already. */
  ids: readonly string[];
  onDrop: (hypothesisId: string) => void;
}

/** Makes a column take cards of other columns; true while one is above it. */
export function useDropColumn(
  column: RefObject<HTMLElement | null>,
  dragging: Dragging | null,
  { state, ids, onDrop }: DropColumn,
): boolean {
  const [above, setAbove] = useState(false);
  useEffect(() => {
    const element = column.current;
    if (!dragging || !element) return;
    return dragging.dropTargetForElements({
      element,
      getData: () => ({ state }),
      canDrop: ({ source }) => typeof source.data[KEY] === "string" && !ids.includes(source.data[KEY]),
      onDragEnter: () => setAbove(true),
      onDragLeave: () => setAbove(false),
      onDrop: ({ source }) => {
        setAbove(false);
        const id = source.data[KEY];
        if (typeof id === "string") onDrop(id);
      },
    });
  }, [column, dragging, state, ids, onDrop]);
  return above;
}
