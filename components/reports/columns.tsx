"use client";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useId } from "react";

import { Skeleton } from "@/components/ui/skeleton";
import { useHydrated } from "@/lib/client/use-hydrated";

import type { ColumnSeries } from "./column-series";
import { LayerPattern } from "./layer-pattern";

const StackedColumns = lazy(async () => ({ default: (await import("./stacked-columns")).StackedColumns }));

export interface ColumnsProps {
  words: readonly string[];
  layers: readonly ColumnSeries[];
  /** Where a column leads, by its place; none where nobody may look behind it. */
  hrefs: readonly string[] | null;
}

/** Stacked columns whose code comes after the page, with a place of the same size kept for them, and their legend. */
export function Columns({ words, layers, hrefs }: ColumnsProps) {
  const router = useRouter();
  const hydrated = useHydrated();
  const wait = <Skeleton className="h-full" />;
  return (
    <>
      <div className="mt-1 h-44">
        {hydrated ? (
          <Suspense fallback={wait}>
            <StackedColumns
              words={words}
              layers={layers}
              onChoose={
                hrefs
                  ? (column) => {
                      const href = hrefs[column];
                      if (href !== undefined) router.push(href, { scroll: false });
                    }
                  : undefined
              }
            />
          </Suspense>
        ) : (
          wait
        )}
      </div>
      <ul className="mt-1.5 flex flex-wrap gap-x-4 gap-y-1 text-meta text-muted">
        {layers.map(({ word, colour, values }, index) => (
          <li key={word} className="flex items-center gap-1.5">
            <Swatch index={index} colour={colour} />
            {word}
            <span className="text-subtle tabular-nums">{values.reduce((sum, value) => sum + value, 0)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Swatch({ index, colour }: { index: number; colour: string }) {
  const id = useId();
  return (
    <svg aria-hidden width="12" height="12" className="shrink-0">
      <defs>
        <LayerPattern id={id} index={index} colour={colour} />
      </defs>
      <rect x="0.5" y="0.5" width="11" height="11" fill={`url(#${id})`} stroke={colour} />
    </svg>
  );
}
