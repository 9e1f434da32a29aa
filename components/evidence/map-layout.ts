/** Where a node of the map stands: its layer from the left, its place in it from the top. */
export type MapPlace = { name: string; layer: number; row: number };

export type Call = { caller: string; callee: string };

const SWEEPS = 6;

/**
 * Places services in layers so that calls go from left to right: a service stands right of all that call it, but for
 * calls that close a circle. Within a layer neighbours stand near those they call. The same services and calls, in any
 * order, give the same places.
 */
export function layeredLayout(names: readonly string[], calls: readonly Call[]): MapPlace[] {
  const nodes = [...new Set(names)].sort();
  const known = new Set(nodes);
  const edges = calls
    .filter(({ caller, callee }) => caller !== callee && known.has(caller) && known.has(callee))
    .toSorted((one, other) => compare(one.caller, other.caller) || compare(one.callee, other.callee));
  const forward = withoutCircles(nodes, edges);
  const layerOf = layers(nodes, forward);
  const rows = ordered(nodes, edges, layerOf);
  return nodes.map((name) => ({ name, layer: layerOf.get(name) ?? 0, row: rows.get(name) ?? 0 }));
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));

function groups(edges: readonly Call[], key: "caller" | "callee", value: "caller" | "callee") {
  const grouped = new Map<string, string[]>();
  for (const edge of edges) {
    const known = grouped.get(edge[key]);
    if (known) known.push(edge[value]);
    else grouped.set(edge[key], [edge[value]]);
  }
  return grouped;
}

/** The calls without those that lead back to where a walk came from; walks begin at services that nobody calls. */
function withoutCircles(nodes: readonly string[], edges: readonly Call[]): Call[] {
  const callees = groups(edges, "caller", "callee");
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
  const callees = groups(edges, "caller", "callee");
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

/** The row of each service: sweeps to and fro put it at the mean row of its neighbours in the layer before. */
function ordered(
  nodes: readonly string[],
  edges: readonly Call[],
  layerOf: ReadonlyMap<string, number>,
): Map<string, number> {
  const last = Math.max(0, ...layerOf.values());
  const inLayer = Array.from({ length: last + 1 }, (_, layer) =>
    nodes.filter((name) => layerOf.get(name) === layer),
  );
  const callers = groups(edges, "callee", "caller");
  const callees = groups(edges, "caller", "callee");
  const rows = new Map(inLayer.flatMap((layer) => layer.map((name, row): [string, number] => [name, row])));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const neighbours = sweep % 2 === 0 ? callers : callees;
    for (const layer of sweep % 2 === 0 ? inLayer : inLayer.toReversed()) {
      const wish = new Map(
        layer.map((name) => [name, meanRow(neighbours.get(name), rows) ?? rows.get(name) ?? 0]),
      );
      layer.sort((one, other) => (wish.get(one) ?? 0) - (wish.get(other) ?? 0) || compare(one, other));
      for (const [row, name] of layer.entries()) rows.set(name, row);
    }
  }
  return rows;
}

function meanRow(names: readonly string[] | undefined, rows: ReadonlyMap<string, number>): number | null {
  if (!names || names.length === 0) return null;
  return names.reduce((sum, name) => sum + (rows.get(name) ?? 0), 0) / names.length;
}
