"use client";

import { lazy, Suspense } from "react";

import { frozenChartHeight } from "@/components/charts/frozen-chart-height";
import { useRoomActions } from "@/lib/client/room-context";
import type { Payloads } from "@/lib/timeline/payloads";

/** A timeline goes on without a chart whose code cannot be had. */
const FrozenChart = lazy(async () => {
  try {
    return { default: (await import("@/components/charts/frozen-chart")).FrozenChart };
  } catch {
    return { default: NotLoaded };
  }
});

function NotLoaded() {
  return (
    <p className="mt-1 text-meta text-subtle">
      The chart could not be loaded. It is kept: open the page again.
    </p>
  );
}

export interface PinnedChartProps {
  chart: Payloads["chart_pinned"];
  incident: number;
}

/** A pinned chart in its entry. Its code comes with the first one that is seen; its place is kept until then. */
export function PinnedChart({ chart: { title, frozen }, incident }: PinnedChartProps) {
  const { zone } = useRoomActions();
  const height = frozenChartHeight(frozen);
  return (
    <div style={{ minHeight: height }}>
      <Suspense>
        <FrozenChart frozen={frozen} title={title} zone={zone} incident={incident} />
      </Suspense>
    </div>
  );
}
