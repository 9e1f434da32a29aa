import { type Card, columnsOf, treeOf } from "@/lib/timeline/board";

export type Layout = "columns" | "tree";

/** The ids of the cards as they stand: in columns, or one below the other as a tree. */
export type CardOrder = readonly (readonly string[])[];

export function orderOf(cards: readonly Card[], layout: Layout): CardOrder {
  return layout === "tree"
    ? [treeOf(cards).map(({ card }) => card.hypothesis.id)]
    : columnsOf(cards).map((column) => column.cards.map(({ hypothesis }) => hypothesis.id));
}

/** The card that a key leads to from another; null where it leads nowhere. From no card, to the first or the last. */
export function nextCard(order: CardOrder, from: string | null, key: string): string | null {
  const all = order.flat();
  const at = from === null ? -1 : all.indexOf(from);
  if (key === "Home") return all[0] ?? null;
  if (key === "End") return all.at(-1) ?? null;
  if (key === "j" || key === "ArrowDown") return all[at + 1] ?? null;
  if (key === "k" || key === "ArrowUp") return (at < 0 ? all.at(-1) : all[at - 1]) ?? null;
  if (key === "ArrowRight") return beside(order, from, 1);
  return key === "ArrowLeft" ? beside(order, from, -1) : null;
}

/** The card at the same height in the next column that has any. */
function beside(order: CardOrder, from: string | null, by: 1 | -1): string | null {
  const column = order.findIndex((ids) => from !== null && ids.includes(from));
  if (column < 0 || from === null) return null;
  const height = order[column]?.indexOf(from) ?? 0;
  for (let other = column + by; other >= 0 && other < order.length; other += by) {
    const ids = order[other] ?? [];
    if (ids.length > 0) return ids[Math.min(height, ids.length - 1)] ?? null;
  }
  return null;
}
