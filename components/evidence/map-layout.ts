import { groupBy } from "@/lib/telemetry/group-by";

import { type LayerItem, placeAcross } from "./map-across";

/** Where a service stands: its layer from the left, and its middle across, in rows; the map's middle is 0. */
export type MapPlace = { name: string; layer: number; across: number };

/** Where the calls to a service pass a layer between theirs and its own: all of them together. */
export type MapLane = { callee: string; layer: number; across: number };

export type MapLayout = { places: readonly MapPlace[]; lanes: readonly MapLane[] };

export type Call = { caller: string; callee: string };

/**
 * Places services in layers so that calls go from left to right: a service stands right of all that call it, but for
 * calls that close a circle. A call over more than one layer gets lanes between the services that it passes. Within a
 * layer neighbours stand near those they call. The same services and calls, in any order, give the same places.
 */
export function layeredLayout(names: readonly string[], calls: readonly Call[]): MapLayout {
  const nodes = [...new Set(names)].sort();
  const known = new Set(nodes);
  const edges = calls
    .filter(({ caller, callee }) => caller !== callee && known.has(caller) && known.has(callee))
    .toSorted((one, other) => compare(one.caller, other.caller) || compare(one.callee, other.callee));
  const forward = withoutCircles(nodes, edges);
  const layerOf = layers(nodes, forward);
  const items = nodes.map((name): LayerItem => ({
    id: name,
    layer: layerOf.get(name) ?? 0,
    rows: NODE_ROWS,
  }));
  const { lanes, steps } = lanesOf(forward, layerOf);
  const acrossOf = placeAcross([...items, ...lanes], steps);
  return {
    places: items.map(({ id, layer }) => ({ name: id, layer, across: acrossOf.get(id) ?? 0 })),
    lanes: lanes.map(({ id, callee, layer }) => ({ callee, layer, across: acrossOf.get(id) ?? 0 })),
  };
}

const NODE_ROWS = 1;
const LANE_ROWS = 0.3;

type Lane = LayerItem & { callee: string };

/** The lanes of calls that pass layers, and all calls as steps from one layer to the next. */
function lanesOf(
  calls: readonly Call[],
  layerOf: ReadonlyMap<string, number>,
): { lanes: Lane[]; steps: Call[] } {
  const lanes = new Map<string, Lane>();
  const steps = new Map<string, Call>();
  const step = (caller: string, callee: string) =>
    steps.set(JSON.stringify([caller, callee]), { caller, callee });
  for (const { caller, callee } of calls) {
    let from = caller;
    for (let layer = (layerOf.get(caller) ?? 0) + 1; layer < (layerOf.get(callee) ?? 0); layer++) {
      const id = JSON.stringify([layer, callee]);
      lanes.set(id, { id, callee, layer, rows: LANE_ROWS });
      step(from, id);
      from = id;
    }
    step(from, callee);
  }
  return { lanes: [...lanes.values()], steps: [...steps.values()] };
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));

function calleesOf(edges: readonly Call[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...groupBy(edges, ({ caller }) => caller)].map(([caller, own]) => [
      caller,
      own.map(({ callee }) => callee),
    ]),
  );
}

/** The calls without those that lead back to where a walk came from; walks begin at services that nobody calls. */
function withoutCircles(nodes: readonly string[], edges: readonly Call[]): Call[] {
  const callees = calleesOf(edges);
  const called = new Set(edges.map(({ callee }) => callee));
  const open = new Set<string>();
  const done = new Set<string>();
  const back = new Set<string>();
  const walk = (start: string) => {
    const path = [{ name: start, next: 0 }];
    open.add(start);
    for (let at = path.at(-1); at; at = path.at(-1)) {
      const callee = callees.get(at.name)?.[at.next++];
      if (callee === undefined) {
        open.delete(at.name);
        done.add(at.name);
        path.pop();
      } else if (open.has(callee)) back.add(JSON.stringify([at.name, callee]));
      else if (!done.has(callee)) {
        open.add(callee);
        path.push({ name: callee, next: 0 });
      }
    }
  };
  for (const name of nodes) if (!called.has(name)) walk(name);
  for (const name of nodes) if (!done.has(name)) walk(name);
  return edges.filter(({ caller, callee }) => !back.has(JSON.stringify([caller, callee])));
}

/** The length of the longest way to a service from one that nobody calls. */
function layers(nodes: readonly string[], edges: readonly Call[]): Map<string, number> {
  const callees = calleesOf(edges);
  const waiting = new Map<string, number>();
  for (const { callee } of edges) waiting.set(callee, (waiting.get(callee) ?? 0) + 1);
  const layerOf = new Map(nodes.map((name) => [name, 0]));
  const ready = nodes.filter((name) => !waiting.has(name));
  for (const name of ready)
    for (const callee of callees.get(name) ?? []) {
      layerOf.set(callee, Math.max(layerOf.get(callee) ?? 0, (layerOf.get(name) ?? 0) + 1));
      const left = (waiting.get(callee) ?? 1) - 1;
      waiting.set(callee, left);
      if (left === 0) ready.push(callee);
    }
  return layerOf;
}
