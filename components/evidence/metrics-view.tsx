"use client";
import { Skeleton } from "@/components/ui/skeleton";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { EvidenceOverview, LinesShape } from "@/lib/wire/telemetry";

import { Answer } from "./answer";
import { ChartCard } from "./chart-card";
import { chartGroups } from "./chart-rows";
import { useEvidence } from "./evidence-context";
import { SeriesPicker } from "./series-picker";
import { ServiceTable } from "./service-table";
import { TwoPanes } from "./two-panes";
import { telemetryHref, useTelemetry } from "./use-telemetry";

/** The series of the window, and charts of those that are picked; until one is, how the services stand. */
export function MetricsView({ overview }: { overview: EvidenceOverview }) {
  const { address } = useEvidence();
  return (
    <TwoPanes
      listLabel={`Pick series${address.series.length > 0 ? ` (${address.series.length} drawn)` : ""}`}
      list={<SeriesPicker />}
    >
      {address.series.length > 0 ? <PickedLines /> : <ServiceTable {...overview} />}
    </TwoPanes>
  );
}

function PickedLines() {
  const { address, stretch, go } = useEvidence();
  const { series, compare, samples } = address;
  const asked = useTelemetry<LinesShape>(
    telemetryHref("lines", stretch, { ids: series.join(","), compare, samples }),
  );
  const remove = (id: string) => go({ series: series.filter((each) => each !== id) });
  return (
    <Answer asked={asked} skeleton={<ChartSkeleton />}>
      {(shape) => (
        <>
          {chartGroups(shape.lines).map(({ unit, lines }) => (
            <ChartCard
              key={unit}
              title={titleOf(lines.map(({ metric }) => metric))}
              unit={unit}
              shape={shape}
              lines={lines}
              onRemove={remove}
              pinnable
            />
          ))}
          {shape.missing.length > 0 && (
            <Callout
              title={`${shape.missing.length} of the picked series ${shape.missing.length === 1 ? "has" : "have"} no values in this window.`}
              className="m-4"
              actions={
                <Button
                  size="sm"
                  onClick={() => go({ series: series.filter((id) => !shape.missing.includes(id)) })}
                >
                  Take them out
                </Button>
              }
            >
              They may be drawn again in another window.
            </Callout>
          )}
        </>
      )}
    </Answer>
  );
}

/** In the size of a chart with its title. */
function ChartSkeleton() {
  return (
    <div className="px-4 py-3">
      <Skeleton className="h-7 w-48" />
      <Skeleton className="mt-1 h-52" />
    </div>
  );
}

function titleOf(metrics: readonly string[]): string {
  return [...new Set(metrics)].join(", ");
}
