import { chooseGroups } from "./choose-groups";
import type { Coverage } from "./frame";
import type { IdentifiedSeries, PointPart } from "./point-part";
import type { Series } from "./signals";

export type ChosenSeries = {
  /** Each identity once, in order of it. */
  chosen: readonly IdentifiedSeries[];
  /** Of each part, by its own series: the place in `chosen`, -1 for a series that is not. */
  placeOf: readonly Int32Array[];
  dropped: number;
  /** The metrics that lost the most series. */
  droppedSeries: Coverage["droppedSeries"];
};

const NAMED_DROPS = 20;

/**
 * At most `limit` series that have points: those with the most of them, so that a service that makes up new series all
 * the time does not push out the ones that were always there. Equally long ones by identity. Series that differ in their
 * unit alone are one.
 */
export function chooseSeries(
  parts: readonly Pick<PointPart, "series" | "points">[],
  limit: number,
): ChosenSeries {
  const numbers = new Map<string, number>();
  const identities: { key: IdentifiedSeries; rows: number }[] = [];
  const numberOf: Int32Array[] = [];
  for (const [at, { series, points }] of parts.entries()) {
    const [before, numbersBefore] = [parts[at - 1]?.series, numberOf[at - 1]];
    const own = Int32Array.from(series, (one, index) => {
      const rows = points[index] ?? 0;
      // Parts that follow one another mostly have the same series, in the same order.
      const number = before?.[index] === one ? numbersBefore?.[index] : numbers.get(one.id);
      const known = number === undefined ? undefined : identities[number];
      if (number === undefined || !known) {
        numbers.set(one.id, identities.length);
        return identities.push({ key: one, rows }) - 1;
      }
      known.rows += rows;
      if (one.series.unit > known.key.series.unit) known.key = one;
      return number;
    });
    numberOf.push(own);
  }
  const { keys, placeOf, dropped } = chooseGroups(
    identities,
    (one, other) => (one.id < other.id ? -1 : 1),
    limit,
  );
  const lost = identities.filter((_, number) => placeOf[number] === -1);
  return {
    chosen: keys,
    placeOf: numberOf.map((own) => own.map((number) => placeOf[number] ?? -1)),
    dropped,
    droppedSeries: namedDrops(lost.map(({ key }) => key.series)),
  };
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
