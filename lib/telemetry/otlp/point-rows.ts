import type { Attributes, PointTable, Series, SeriesKind } from "../signals";

import type { AttributeList } from "./attribute-list";
import { MOST_ROWS, MOST_SERIES } from "./limits";
import type { Resource } from "./resource";

/** What all series of one data point have in common. */
export type PointOrigin = {
  service: string;
  metric: string;
  unit: string;
  attributes: Attributes;
  /** The same for the same origin only. */
  identity: string;
};

/** One of the series that a data point becomes: `<metric><suffix>`, with one more attribute where it has a label. */
export type SeriesPart = {
  suffix: string;
  unit: string;
  kind: SeriesKind;
  label: readonly [key: string, value: string] | null;
};

/** What a data point belongs to. The list is settled by it. */
export function originOf(
  { name, unit }: { name: string; unit: string },
  resource: Resource,
  list: AttributeList,
): PointOrigin {
  list.settle();
  return {
    service: resource.service,
    metric: name,
    unit,
    attributes: list.over(resource.ofInstance),
    identity: `${resource.index}\u0000${name}\u0000${unit}\u0000${list.identity()}`,
  };
}

/** Collects points into a table. */
export class PointRows {
  private readonly series: Series[] = [];
  /** By where a point was found: what is looked up for each point. */
  private readonly indexes = new Map<string, number>();
  /** By what makes a series itself: two resources can differ in what no point carries. */
  private readonly known = new Map<string, number>();
  private readonly seriesOf: number[] = [];
  private readonly timeUs: number[] = [];
  private readonly value: number[] = [];

  /** Whether so many points and as many new series still fit; a data point comes whole or not at all. */
  hasRoomFor(count: number): boolean {
    return this.value.length + count <= MOST_ROWS && this.series.length + count <= MOST_SERIES;
  }

  add(origin: PointOrigin, part: SeriesPart, timeUs: number, value: number): void {
    const [key, text] = part.label ?? ["", ""];
    const identity = `${part.kind}\u0000${part.suffix}\u0000${key}\u0000${text}\u0000${origin.identity}`;
    let index = this.indexes.get(identity);
    if (index === undefined) {
      index = this.indexOf(seriesOf(origin, part));
      this.indexes.set(identity, index);
    }
    this.seriesOf.push(index);
    this.timeUs.push(timeUs);
    this.value.push(value);
  }

  private indexOf(series: Series): number {
    const itself = JSON.stringify(series);
    const known = this.known.get(itself);
    if (known !== undefined) return known;
    const index = this.series.push(series) - 1;
    this.known.set(itself, index);
    return index;
  }

  table(): PointTable {
    return {
      series: this.series,
      seriesOf: new Uint32Array(this.seriesOf),
      timeUs: new Float64Array(this.timeUs),
      value: new Float64Array(this.value),
    };
  }
}

function seriesOf(
  { service, metric, attributes }: PointOrigin,
  { suffix, unit, kind, label }: SeriesPart,
): Series {
  return {
    service,
    metric: metric + suffix,
    unit,
    kind,
    attributes: label ? withLabel(attributes, label) : attributes,
  };
}

function withLabel(attributes: Attributes, [key, value]: readonly [string, string]): Attributes {
  const others = Object.entries(attributes).filter(([name]) => name !== key);
  return Object.fromEntries(
    [...others, [key, value] as const].sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}
