"use client";

import { useEffect, useRef, useState } from "react";

import type { Card } from "@/lib/timeline/board";
import { hypothesisStateWords } from "@/lib/timeline/words";

/** Where every card stood before, by the id of its hypothesis. */
type States = ReadonlyMap<string, Card["state"]>;

/** More than this many are counted instead of named. */
const MOST_NAMED = 2;

function changes(before: States, cards: readonly Card[]): string {
  const changed = cards.filter(({ hypothesis, state }) => before.get(hypothesis.id) !== state);
  if (changed.length > MOST_NAMED) return `${changed.length} hypotheses came or moved.`;
  return changed
    .map(({ hypothesis, state }) => `${hypothesis.claim}: ${hypothesisStateWords[state]}.`)
    .join(" ");
}

/** Says to those who listen which card came or moved. */
export function MovesAnnouncer({ cards }: { cards: readonly Card[] }) {
  const before = useRef<States | null>(null);
  const [said, say] = useState("");
  useEffect(() => {
    const words = before.current && changes(before.current, cards);
    before.current = new Map(cards.map(({ hypothesis, state }) => [hypothesis.id, state]));
    if (words) say(words);
  }, [cards]);
  return <output className="sr-only">{said}</output>;
}
