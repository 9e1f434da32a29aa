import type { Coverage } from "./frame";
import { identityOf } from "./identity";
import type { PointTable, Series } from "./signals";

export type ChosenSeries = {
  /** Each identity once, in order of it. */
  chosen: readonly { id: string; series: Series }[];
  /** Place in `chosen` by index in the table, -1 for a series that is not. */
  numberOf: Int32Array;
  dropped: number;
  /** The metrics that lost the most series. */
  droppedSeries: Coverage["droppedSeries"];
};

const NAMED_DROPS = 20;

/**
 * At most `limit` series that have points: those with the most of them, so that a service that makes up new series all
 * the time does not push out the ones that were always there. Equally long ones by identity.
 */
export function chooseSeries({ series, seriesOf }: PointTable, limit: number): ChosenSeries {
  const points = new Uint32Array(series.length);
  for (let row = 0; row < seriesOf.length; row++) {
    const index = seriesOf[row] ?? 0;
    points[index] = (points[index] ?? 0) + 1;
  }
  const present = [...points.keys()].filter((index) => points[index] !== 0);
  const { kept, dropped } = longest(present, { points, series, limit });

  const byId = new Map<string, { series: Series; indexes: number[] }>();
  for (const index of kept) {
    const own = series[index];
    if (!own) continue;
    const id = seriesId(own);
    const known = byId.get(id);
    if (known) known.indexes.push(index);
    else byId.set(id, { series: own, indexes: [index] });
  }
  const numberOf = new Int32Array(series.length).fill(-1);
  const chosen = [...byId]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, { series: own, indexes }], number) => {
      for (const index of indexes) numberOf[index] = number;
      return { id, series: own };
    });
  return { chosen, numberOf, dropped: dropped.length, droppedSeries: namedDrops(dropped, series) };
}

/** 16 hex digits of what makes a series itself; its unit is not part of it. */
export function seriesId({ service, metric, kind, attributes }: Series): string {
  return identityOf([service, metric, kind, ...Object.entries(attributes).flat()]);
}

function longest(
  present: readonly number[],
  { points, series, limit }: { points: Uint32Array; series: readonly Series[]; limit: number },
): { kept: readonly number[]; dropped: readonly number[] } {
  if (present.length <= limit) return { kept: present, dropped: [] };
  const least = Uint32Array.from(present, (index) => points[index] ?? 0).sort()[present.length - limit] ?? 0;
  const above = present.filter((index) => (points[index] ?? 0) > least);
  const tied = present
    .filter((index) => points[index] === least)
    .map((index) => ({ index, id: series[index] ? seriesId(series[index]) : "" }))
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ index }) => index);
  const kept = new Set([...above, ...tied.slice(0, limit - above.length)]);
  return { kept: [...kept], dropped: present.filter((index) => !kept.has(index)) };
}

function namedDrops(dropped: readonly number[], series: readonly Series[]): Coverage["droppedSeries"] {
  const byMetric = new Map<string, { service: string; metric: string; series: number }>();
  for (const index of dropped) {
    const { service = "", metric = "" } = series[index] ?? {};
    const key = JSON.stringify([service, metric]);
    const known = byMetric.get(key);
    if (known) known.series += 1;
    else byMetric.set(key, { service, metric, series: 1 });
  }
  return [...byMetric]
    .sort(([oneKey, one], [otherKey, other]) => other.series - one.series || (oneKey < otherKey ? -1 : 1))
    .slice(0, NAMED_DROPS)
    .map(([, drop]) => drop);
}
