"use client";
import { lazy, Suspense, useId, useState } from "react";

import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { quantityText, unitText } from "@/lib/telemetry/quantity";
import type { LineShape, LinesShape } from "@/lib/wire/telemetry";

import { chartRows } from "./chart-rows";
import { ChartLegend } from "./chart-legend";
import { ChartTable } from "./chart-table";
import { useEvidence } from "./evidence-context";
import { MarkerList } from "./marker-list";
import { PinButton } from "./pin-button";

const LineChart = lazy(async () => ({ default: (await import("./line-chart")).LineChart }));

export interface ChartCardProps {
  title: string;
  unit: string;
  shape: Pick<LinesShape, "times" | "cells" | "grid">;
  lines: readonly LineShape[];
  onRemove?: (id: string) => void;
  /** Whether its lines are series that can be asked for again: then it can be kept in an incident's timeline. */
  pinnable?: boolean;
}

/** A chart with what it shows in words, and the same as a table. */
export function ChartCard({ title, unit, shape, lines, onRemove, pinnable = false }: ChartCardProps) {
  const { address } = useEvidence();
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  const rows = chartRows(shape, lines);
  const only = lines.length === 1 ? lines[0] : undefined;
  return (
    <section aria-labelledby={id} className="border-b border-line px-4 py-3 last:border-b-0">
      <div className="flex min-h-7 items-center gap-2">
        <h2 id={id} className="min-w-0 truncate text-work font-medium text-fg">
          {title}
          {unitText(unit) && <span className="ml-1.5 font-normal text-subtle">{unitText(unit)}</span>}
        </h2>
        {shape.times.length < shape.cells && (
          <span className="text-meta text-subtle">
            {shape.times.length} of {shape.cells} points drawn
          </span>
        )}
        <span className="ml-auto flex shrink-0">
          {pinnable && (
            <PinButton
              title={pinTitle(title, lines)}
              look={{ kind: "lines", ids: lines.map(({ id: line }) => line), compare: address.compare }}
            />
          )}
          <Button size="sm" variant="ghost" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? "Chart" : "Table"}
          </Button>
        </span>
      </div>
      {asTable ? (
        <ChartTable title={title} unit={unit} lines={lines} rows={rows} />
      ) : (
        <div className="mt-1 h-52 [&_.recharts-surface:focus:not(:focus-visible)]:outline-none">
          <Suspense fallback={<Skeleton className="h-full" />}>
            <LineChart title={title} unit={unit} lines={lines} rows={rows} />
          </Suspense>
        </div>
      )}
      <ChartLegend lines={lines} unit={unit} onRemove={onRemove} />
      {only?.baseline && (
        <p className="mt-1 text-meta text-muted">
          Band: the middle nine tenths of the window before, {quantityText(only.baseline.low, unit)} to{" "}
          {quantityText(only.baseline.high, unit)}, median {quantityText(only.baseline.median, unit)} (
          {only.baseline.count} values).
        </p>
      )}
      <MarkerList />
    </section>
  );
}

/** Whose, where that is one service, and what. */
function pinTitle(title: string, lines: readonly LineShape[]): string {
  const services = new Set(lines.map(({ service }) => service));
  const [only] = services;
  return services.size === 1 && only ? `${only} · ${title}` : title;
}
