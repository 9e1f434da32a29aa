import { boundedAttributes } from "./bounded-attributes";
import { bucketsToQuantiles } from "./bucket-quantiles";
import { compareKeys } from "./choose-groups";
import type { ChosenSeries } from "./choose-series";
import type { FrameSeries, Grid } from "./frame";
import type { PointRun } from "./point-runs";
import { resample } from "./resample";

/** The chosen series on the grid, histograms as quantiles, in order of service, metric and id. */
export function metricSeries(
  chosen: ChosenSeries["chosen"],
  runs: readonly PointRun[],
  grid: Grid,
): FrameSeries[] {
  const series = chosen.flatMap(({ id, series: { service, metric, unit, kind, attributes } }, number) => {
    const run = runs[number];
    if (!run) return [];
    const onGrid = resample(run, kind, grid);
    return [
      {
        id,
        service,
        metric,
        kind,
        unit: kind === "gauge" || unit === "" ? unit : `${unit}/s`,
        attributes: boundedAttributes(attributes),
        ...onGrid,
      },
    ];
  });
  return bucketsToQuantiles(series).sort((one, other) =>
    compareKeys([one.service, one.metric, one.id], [other.service, other.metric, other.id]),
  );
}
