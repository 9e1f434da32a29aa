"use client";

import { measureElement, useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import {
  type Key,
  type ReactNode,
  type Ref,
  useCallback,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";

import type { Row } from "@/lib/timeline/rows";

import { guessHeight, USUAL_WIDTH_PX } from "./guess-height";

/** This near to the end, in pixels, a reader follows what comes. */
const AT_END_PX = 48;
const OVERSCAN = 6;

/** How the timeline scrolls, for those who move it. */
export type RowListHandle = {
  toEnd: () => void;
  /** Brings a row into sight: to the middle, or just so far that it is seen. */
  toRow: (index: number, align: "center" | "auto") => void;
  /** Puts the focus on the row of that key, once it is drawn. */
  focus: (key: string) => void;
};

export interface RowListProps {
  rows: readonly Row[];
  selected: string | null;
  onSelect: (key: string) => void;
  onAtEnd: (atEnd: boolean) => void;
  renderRow: (row: Row) => ReactNode;
  handle: Ref<RowListHandle>;
}

/**
 * The virtual list by itself: only what is in sight is drawn, whatever comes above or below leaves what is read where
 * it is, and a reader at the end stays there.
 */
export function RowList({ rows, selected, onSelect, onAtEnd, renderRow, handle }: RowListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [width, setWidth] = useState(USUAL_WIDTH_PX);
  const report = useCallback(
    (virtualizer: Virtualizer<HTMLDivElement, HTMLElement>) => {
      // Reckoned, not read from the page: this runs with every frame of scrolling.
      const { scrollOffset, scrollRect } = virtualizer;
      const below = virtualizer.getTotalSize() - (scrollOffset ?? 0) - (scrollRect?.height ?? 0);
      const next = below <= AT_END_PX;
      if (next === atEnd.current) return;
      atEnd.current = next;
      onAtEnd(next);
    },
    [onAtEnd],
  );
  // The library forgets a measure that equals its estimate: so the estimate of a row, once drawn, is its last measure.
  const drawn = useRef(new Map<Key, number>());
  const keyOf = useCallback((index: number) => rows[index]?.key ?? index, [rows]);
  // oxlint-disable-next-line react/incompatible-library -- the list stands alone here, so that only it goes without the compiler
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => drawn.current.get(keyOf(index)) ?? guessHeight(rows[index], width),
    measureElement: (element, entry, instance) => {
      const height = measureElement(element, entry, instance);
      drawn.current.set(keyOf(instance.indexFromElement(element)), height);
      return height;
    },
    getItemKey: keyOf,
    overscan: OVERSCAN,
    anchorTo: "end",
    followOnAppend: true,
    scrollEndThreshold: AT_END_PX,
    paddingEnd: 12,
    onChange: report,
  });

  useLayoutEffect(() => virtualizer.scrollToEnd(), [virtualizer]);

  useLayoutEffect(() => {
    // The composer grows and the window turns: a reader at the end stays at the end.
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      setWidth(element.clientWidth);
      if (atEnd.current) virtualizer.scrollToEnd();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [virtualizer]);

  useImperativeHandle(
    handle,
    () => ({
      toEnd: () => virtualizer.scrollToEnd(),
      toRow: (index, align) => virtualizer.scrollToIndex(index, { align }),
      focus(key) {
        const tryFocus = (frames: number) => {
          const row = scroller.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
          if (row) row.focus({ preventScroll: true });
          else if (frames > 0) requestAnimationFrame(() => tryFocus(frames - 1));
        };
        tryFocus(5);
      },
    }),
    [virtualizer],
  );

  const items = virtualizer.getVirtualItems();
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto overscroll-contain [overflow-anchor:none]">
      <div
        role="feed"
        aria-label="Timeline"
        className="relative w-full"
        style={{ height: virtualizer.getTotalSize() }}
      >
        {items.map(({ index, key, start: top }) => {
          const row = rows[index];
          if (!row) return null;
          const place = { transform: `translateY(${top}px)` };
          return row.kind === "event" || row.kind === "quiet" ? (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the articles of a feed take the focus
            <article
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              data-key={row.key}
              data-seq={row.kind === "event" ? row.event.seq : undefined}
              aria-posinset={index + 1}
              aria-setsize={rows.length}
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as above
              tabIndex={row.key === selected ? 0 : -1}
              onFocus={() => onSelect(row.key)}
              className="group/row absolute top-0 left-0 w-full outline-none hover:bg-hover focus:bg-selected"
              style={place}
            >
              {renderRow(row)}
            </article>
          ) : (
            <div
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              className="absolute top-0 left-0 w-full"
              style={place}
            >
              {renderRow(row)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
