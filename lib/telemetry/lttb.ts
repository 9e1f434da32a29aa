/**
 * Which points of a line to draw when there is room for `room`: Largest Triangle Three Buckets (Steinarsson, 2013), so
 * the line looks the same; both ends and the least and greatest value always stay. Indexes in ascending order; points
 * without a value are left out. `xs` ascends.
 */
export function lttb(xs: Float64Array, ys: Float64Array, room: number): Uint32Array {
  const points = Uint32Array.from(ys.keys()).filter(
    (index) => Number.isFinite(ys[index]) && Number.isFinite(xs[index]),
  );
  if (points.length <= Math.max(room, LEAST)) return points;
  const [least, greatest] = extremes(points, ys);
  const picks = triangles(points, { xs, ys, buckets: Math.max(room, LEAST) - LEAST });
  return Uint32Array.from(new Set([...picks, least, greatest])).sort();
}

/** Both ends and both extremes. */
const LEAST = 4;

function extremes(points: Uint32Array, ys: Float64Array): [number, number] {
  let [least, greatest] = [points[0] ?? 0, points[0] ?? 0];
  for (const index of points) {
    if ((ys[index] ?? 0) < (ys[least] ?? 0)) least = index;
    if ((ys[index] ?? 0) > (ys[greatest] ?? 0)) greatest = index;
  }
  return [least, greatest];
}

/** The ends, and of each bucket the point that spans the largest triangle with the last pick and the next bucket's mean. */
function triangles(
  points: Uint32Array,
  { xs, ys, buckets }: { xs: Float64Array; ys: Float64Array; buckets: number },
): number[] {
  const inner = points.length - 2;
  const startOf = (bucket: number) => 1 + Math.floor((bucket * inner) / buckets);
  let last = points[0] ?? 0;
  const picks = [last];
  for (let bucket = 0; bucket < buckets; bucket++) {
    const [from, to] = [startOf(bucket), startOf(bucket + 1)];
    const next = points.subarray(to, Math.max(to + 1, Math.min(startOf(bucket + 2), points.length)));
    const [meanX, meanY] = [meanOf(next, xs), meanOf(next, ys)];
    const [lastX, lastY] = [xs[last] ?? 0, ys[last] ?? 0];
    let largest = -1;
    let pick = points[from] ?? 0;
    for (let at = from; at < to; at++) {
      const index = points[at] ?? 0;
      const area = Math.abs(
        (lastX - meanX) * ((ys[index] ?? 0) - lastY) - (lastX - (xs[index] ?? 0)) * (meanY - lastY),
      );
      if (area > largest) [largest, pick] = [area, index];
    }
    picks.push(pick);
    last = pick;
  }
  picks.push(points.at(-1) ?? 0);
  return picks;
}

function meanOf(points: Uint32Array, values: Float64Array): number {
  let sum = 0;
  for (const index of points) sum += values[index] ?? 0;
  return sum / points.length;
}
