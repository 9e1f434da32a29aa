import type { PointPart } from "./point-part";
import type { PointRun } from "./point-runs";

/**
 * The runs of the chosen series over all parts, which follow one another in time. `placeOf` gives of each part the place
 * of its series among so many, -1 for one that is left out.
 */
export function mergeRuns(
  parts: readonly PointPart[],
  placeOf: readonly Int32Array[],
  count: number,
): { runs: PointRun[]; duplicates: number; unusable: number } {
  const bounds = new Uint32Array(count + 1);
  let [duplicates, unusable] = [0, 0];
  for (const [index, part] of parts.entries()) {
    const places = placeOf[index] ?? NONE;
    for (let own = 0; own < places.length; own++) {
      const place = places[own] ?? -1;
      if (place < 0) continue;
      bounds[place + 1] = (bounds[place + 1] ?? 0) + (part.ends[own] ?? 0) - (part.starts[own] ?? 0);
      duplicates += part.duplicates[own] ?? 0;
      unusable += part.unusable[own] ?? 0;
    }
  }
  for (let place = 0; place < count; place++)
    bounds[place + 1] = (bounds[place + 1] ?? 0) + (bounds[place] ?? 0);

  const times = new Float64Array(bounds[count] ?? 0);
  const values = new Float64Array(times.length);
  const ends = bounds.slice(0, count);
  for (const [index, { starts, ends: endsOf, timeUs, value }] of parts.entries()) {
    const places = placeOf[index] ?? NONE;
    for (let own = 0; own < places.length; own++) {
      const place = places[own] ?? -1;
      if (place < 0) continue;
      let end = ends[place] ?? 0;
      for (let at = starts[own] ?? 0; at < (endsOf[own] ?? 0); at++) {
        times[end] = timeUs[at] ?? 0;
        values[end] = value[at] ?? 0;
        end += 1;
      }
      ends[place] = end;
    }
  }
  const runs = Array.from({ length: count }, (_, place): PointRun => {
    const [from, to] = [bounds[place] ?? 0, bounds[place + 1] ?? 0];
    return { timeUs: times.subarray(from, to), value: values.subarray(from, to) };
  });
  return { runs, duplicates, unusable };
}

const NONE = new Int32Array(0);
