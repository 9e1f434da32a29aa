import { SeriesIndex } from "./series-index";
import type { PointTable, Series } from "./signals";

/** A table of points while it grows. */
export type PointColumns = {
  /** Index of a series, which is entered where it is new. */
  enter: (series: Series) => number;
  add: (seriesIndex: number, timeUs: number, value: number) => void;
  /** How many points there are. */
  count: () => number;
  /** The points so far, in the order in which they came. */
  table: () => PointTable;
};

export function createPointColumns(): PointColumns {
  const index = new SeriesIndex();
  const seriesOf: number[] = [];
  const timeUs: number[] = [];
  const value: number[] = [];
  return {
    enter: (series) => index.of(series),
    add(seriesIndex, at, measured) {
      seriesOf.push(seriesIndex);
      timeUs.push(at);
      value.push(measured);
    },
    count: () => value.length,
    table: () => ({
      series: [...index.series],
      seriesOf: new Uint32Array(seriesOf),
      timeUs: new Float64Array(timeUs),
      value: new Float64Array(value),
    }),
  };
}
