import { countUp } from "./cell-counts";
import { identityOf } from "./identity";
import { pointRuns } from "./point-runs";
import type { PointTable, Series } from "./signals";
import { allRows } from "./stretch-rows";

/** A series with 16 hex digits of what makes it itself; its unit is not part of that. */
export type IdentifiedSeries = { id: string; series: Series };

/** The points of a stretch of time, measured as far as it goes without a grid. Parts follow one another in time. */
export type PointPart = {
  /** Each identity once, with the greatest of its units: it is all in which its series may differ. */
  series: readonly IdentifiedSeries[];
  /** By series, as are the next four: all of its points. */
  points: Uint32Array;
  /** Points whose time or value is no number. */
  unusable: Uint32Array;
  /** Points of a time of which there was another. */
  duplicates: Uint32Array;
  /** The run of series s is items `starts[s]` up to `ends[s]`, in order of time, each time once. */
  starts: Uint32Array;
  ends: Uint32Array;
  timeUs: Float64Array;
  value: Float64Array;
};

/** The identities of series; those that are known, by what `keyOfIdentified` gives, are not made anew. */
export function identifySeries(
  series: readonly Series[],
  known: ReadonlyMap<string, IdentifiedSeries> = new Map(),
): IdentifiedSeries[] {
  return series.map((own) => {
    const id = identityOf([own.service, own.metric, own.kind, ...Object.entries(own.attributes).flat()]);
    const identified = { id, series: own };
    return known.get(keyOfIdentified(identified)) ?? identified;
  });
}

/** Equal for series that are equal in all. */
export function keyOfIdentified({ id, series: { unit } }: IdentifiedSeries): string {
  return `${id} ${unit}`;
}

/** Measures some rows of points; `identified` are the series of the table. */
export function pointPart(
  table: PointTable,
  identified: readonly IdentifiedSeries[] = identifySeries(table.series),
  rows: Uint32Array = allRows(table.seriesOf.length),
): PointPart {
  const { series, numberOf, points } = identitiesOf(table, identified, rows);
  const { unusable, duplicates, ...runs } = pointRuns(table, { rows, numberOf, count: series.length });
  return { series, points, unusable, duplicates, ...runs };
}

/** The identities that have points, and of each index in the table which it is of. */
function identitiesOf({ seriesOf }: PointTable, identified: readonly IdentifiedSeries[], rows: Uint32Array) {
  const pointsOf = new Uint32Array(identified.length);
  for (let at = 0; at < rows.length; at++) countUp(pointsOf, seriesOf[rows[at] ?? 0] ?? 0);
  const series: IdentifiedSeries[] = [];
  const counts: number[] = [];
  const numberOf = new Int32Array(identified.length).fill(-1);
  const numbers = new Map<string, number>();
  for (const [index, own] of identified.entries()) {
    const points = pointsOf[index] ?? 0;
    if (points === 0) continue;
    const known = numbers.get(own.id);
    const number = known ?? series.push(own) - 1;
    if (known === undefined) numbers.set(own.id, number);
    else if (own.series.unit > (series[number]?.series.unit ?? "")) series[number] = own;
    counts[number] = (counts[number] ?? 0) + points;
    numberOf[index] = number;
  }
  return { series, numberOf, points: Uint32Array.from(counts) };
}
