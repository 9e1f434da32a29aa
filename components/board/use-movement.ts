"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";

const MOVE_MS = 150;
const EASING = "cubic-bezier(0.2, 0, 0, 1)";

type Place = { left: number; top: number };
type Places = { width: number; byId: ReadonlyMap<string, Place> };

/** Where the cards stand within what scrolls, in pixels. */
function placesIn(content: HTMLElement): Places {
  const origin = content.getBoundingClientRect();
  const cards = content.querySelectorAll<HTMLElement>("[data-hypothesis]");
  return {
    width: origin.width,
    byId: new Map(
      Array.from(cards, (card) => {
        const { left, top } = card.getBoundingClientRect();
        return [card.dataset["hypothesis"] ?? "", { left: left - origin.left, top: top - origin.top }];
      }),
    ),
  };
}

/**
 * Shows where a card went: it travels from its old place to its new one, and one that has just come rises. `arrangement` names the places; whatever
 * else moves the cards, as new words on one or another size of the window, shows nothing. Places are read when
 * `drawn` changes, for reading them makes the browser lay out the page.
 */
export function useMovement(
  content: RefObject<HTMLElement | null>,
  drawn: unknown,
  arrangement: string,
): void {
  const before = useRef<{ drawn: unknown; arrangement: string; places: Places } | null>(null);
  useLayoutEffect(() => {
    const element = content.current;
    const last = before.current;
    if (!element || (last !== null && last.drawn === drawn && last.arrangement === arrangement)) return;
    const places = placesIn(element);
    before.current = { drawn, arrangement, places };
    if (!last || last.arrangement === arrangement || last.places.width !== places.width) return;
    if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    for (const card of element.querySelectorAll<HTMLElement>("[data-hypothesis]")) {
      const id = card.dataset["hypothesis"] ?? "";
      const [from, to] = [last.places.byId.get(id), places.byId.get(id)];
      if (!to) continue;
      if (!from) {
        card.animate([{ opacity: 0, transform: "translateY(4px)" }, {}], {
          duration: MOVE_MS,
          easing: EASING,
        });
        continue;
      }
      const [x, y] = [from.left - to.left, from.top - to.top];
      if (x === 0 && y === 0) continue;
      card.animate(
        [
          { transform: `translate(${x}px, ${y}px)`, zIndex: 1 },
          { transform: "none", zIndex: 1 },
        ],
        { duration: MOVE_MS, easing: EASING },
      );
    }
  });
}
