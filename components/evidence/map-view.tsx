"use client";
import { Network } from "lucide-react";
import { lazy, Suspense, useMemo, useState } from "react";

import { CausalChain } from "@/components/charts/causal-chain";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { ServiceMapShape } from "@/lib/wire/telemetry";

import { Answer } from "./answer";
import { useEvidence } from "./evidence-context";
import { mapGeometry } from "./map-geometry";
import { layeredLayout } from "./map-layout";
import { MapTable } from "./map-table";
import { telemetryHref, useTelemetry } from "./use-telemetry";

const ServiceMap = lazy(async () => ({ default: (await import("./service-map")).ServiceMap }));

const MOST_HIGH = "34rem, 65vh";
const NARROW = "(width < 48rem)";

/** Who calls whom, as a map and as a table. */
export function MapView() {
  const { address, stretch, zone, incident } = useEvidence();
  const chain = incident?.chain ?? [];
  const { compare, samples } = address;
  const asked = useTelemetry<ServiceMapShape>(telemetryHref("map", stretch, { compare, samples }));
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <Answer asked={asked} skeleton={<Skeleton className="h-[min(34rem,65vh)]" />}>
        {(map) =>
          map.nodes.length === 0 ? (
            <EmptyState icon={Network} title="No service speaks in this window">
              The map is drawn from spans, and from metrics that name caller and callee. Send traces to see
              it.
            </EmptyState>
          ) : (
            <>
              <MapDrawing map={map} />
              {map.moreNodes > 0 && (
                <p className="px-4 py-2 text-meta text-subtle">
                  {map.moreNodes} services with less traffic are left out of the map.
                </p>
              )}
              {chain.length > 0 && (
                <section aria-label="How it spread" className="border-b border-line px-4 py-3">
                  <CausalChain chain={chain} zone={zone} here={address.service} />
                </section>
              )}
              <MapTable map={map} />
            </>
          )
        }
      </Answer>
    </div>
  );
}

/** As high as it has to be: known before the code that draws it has come. */
function MapDrawing({ map }: { map: ServiceMapShape }) {
  const [downwards] = useState(() => window.matchMedia(NARROW).matches);
  const geometry = useMemo(() => {
    const names = map.nodes.map(({ service }) => service);
    return mapGeometry(layeredLayout(names, map.edges), downwards);
  }, [map, downwards]);
  const { width, height } = geometry.bounds;
  return (
    <div
      className="min-h-48 border-b border-line"
      style={{
        aspectRatio: `${width} / ${height}`,
        maxHeight: `min(${MOST_HIGH}, ${height}px)`,
        width: "100%",
      }}
    >
      <Suspense fallback={<Skeleton className="h-full" />}>
        <ServiceMap map={map} geometry={geometry} />
      </Suspense>
    </div>
  );
}
