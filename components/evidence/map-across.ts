import { groupBy } from "@/lib/telemetry/group-by";

/** What stands in a layer, and how much room it takes across, in rows. */
export type LayerItem = { id: string; layer: number; rows: number };

/** From an item of one layer to one of the next. */
type Step = { caller: string; callee: string };

const SWEEPS = 6;

/**
 * The middle of each item across its layer, in rows: sweeps to and fro bring each near its neighbours in the layer before
 * or after, none into another.
 */
export function placeAcross(
  items: readonly LayerItem[],
  steps: readonly Step[],
): ReadonlyMap<string, number> {
  const layers = [...groupBy(items, ({ layer }) => layer)]
    .sort(([one], [other]) => one - other)
    .map(([, own]) => own);
  const before = groupBy(steps, ({ callee }) => callee);
  const after = groupBy(steps, ({ caller }) => caller);
  const across = new Map<string, number>();
  const meanOf = (ids: readonly string[]) =>
    ids.length === 0 ? null : ids.reduce((sum, id) => sum + (across.get(id) ?? 0), 0) / ids.length;
  for (const layer of layers) stack(layer, across, (_item, place) => place);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const goesOn = sweep % 2 === 0;
    for (const layer of goesOn ? layers : layers.toReversed()) {
      const wishes = new Map(
        layer.map(({ id }) => {
          const beside = goesOn
            ? before.get(id)?.map(({ caller }) => caller)
            : after.get(id)?.map(({ callee }) => callee);
          return [id, meanOf(beside ?? []) ?? across.get(id) ?? 0];
        }),
      );
      stack(layer, across, ({ id }) => wishes.get(id) ?? 0);
    }
  }
  centre(items, across);
  return across;
}

/** Stands the items of a layer in the order of their wishes, as near to them as they have room. */
function stack(
  layer: readonly LayerItem[],
  across: Map<string, number>,
  wishOf: (item: LayerItem, place: number) => number,
): void {
  const wishes = layer
    .map((item, place) => ({ item, wish: wishOf(item, place) }))
    .sort((one, other) => one.wish - other.wish || (one.item.id < other.item.id ? -1 : 1));
  let end = -Infinity;
  let pushed = 0;
  for (const { item, wish } of wishes) {
    const place = Math.max(wish, end + item.rows / 2);
    across.set(item.id, place);
    end = place + item.rows / 2;
    pushed += place - wish;
  }
  // What was pushed aside is shared by all.
  const shift = pushed / Math.max(1, wishes.length);
  for (const { item } of wishes) across.set(item.id, (across.get(item.id) ?? 0) - shift);
}

function centre(items: readonly LayerItem[], across: Map<string, number>): void {
  let [least, greatest] = [Infinity, -Infinity];
  for (const place of across.values()) {
    least = Math.min(least, place);
    greatest = Math.max(greatest, place);
  }
  for (const { id } of items) across.set(id, (across.get(id) ?? 0) - (least + greatest) / 2);
}
