import type { Series } from "./signals";

/** Series that points refer to by index, each once. */
export class SeriesIndex {
  readonly series: Series[] = [];
  private readonly indexes = new Map<string, number>();

  of(series: Series): number {
    const key = seriesKey(series);
    const known = this.indexes.get(key);
    if (known !== undefined) return known;
    const index = this.series.push(series) - 1;
    this.indexes.set(key, index);
    return index;
  }
}

/** A text that two series share only if they are the same one. */
export function seriesKey({ service, metric, unit, kind, attributes }: Series): string {
  return JSON.stringify([service, metric, unit, kind, ...Object.entries(attributes).flat()]);
}
