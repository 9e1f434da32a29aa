import { countUp } from "./cell-counts";
import { chooseGroups } from "./choose-groups";
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
 * the time does not push out the ones that were always there. Equally long ones by identity. Entries of the table that
 * are one series count as one.
 */
export function chooseSeries({ series, seriesOf }: PointTable, limit: number): ChosenSeries {
  const points = new Uint32Array(series.length);
  for (let row = 0; row < seriesOf.length; row++) countUp(points, seriesOf[row] ?? 0);
  const identities = [...entriesById(series, points).values()];
  const { keys, placeOf, dropped } = chooseGroups(
    identities.map((identity) => ({ key: identity, rows: identity.points })),
    (one, other) => (one.id < other.id ? -1 : 1),
    limit,
  );
  const numberOf = new Int32Array(series.length).fill(-1);
  for (const [number, { indexes }] of keys.entries()) for (const index of indexes) numberOf[index] = number;
  const lost = identities.filter((_, number) => placeOf[number] === -1);
  return {
    chosen: keys,
    numberOf,
    dropped,
    droppedSeries: namedDrops(lost.map((identity) => identity.series)),
  };
}

type Identity = { id: string; series: Series; indexes: number[]; points: number };

function entriesById(series: readonly Series[], points: Uint32Array): Map<string, Identity> {
  const byId = new Map<string, Identity>();
  for (const [index, own] of series.entries()) {
    const count = points[index] ?? 0;
    if (count === 0) continue;
    const id = seriesId(own);
    const known = byId.get(id);
    if (!known) {
      byId.set(id, { id, series: own, indexes: [index], points: count });
      continue;
    }
    known.indexes.push(index);
    known.points += count;
    // The unit is all in which they may differ.
    if (own.unit > known.series.unit) known.series = own;
  }
  return byId;
}

/** 16 hex digits of what makes a series itself; its unit is not part of it. */
function seriesId({ service, metric, kind, attributes }: Series): string {
  return identityOf([service, metric, kind, ...Object.entries(attributes).flat()]);
}

function namedDrops(lost: readonly Series[]): Coverage["droppedSeries"] {
  const byMetric = new Map<string, { service: string; metric: string; series: number }>();
  for (const { service, metric } of lost) {
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
