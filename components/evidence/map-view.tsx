"use client";
import { Network } from "lucide-react";
import { lazy, Suspense } from "react";

import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { ServiceMapShape } from "@/lib/wire/telemetry";

import { Answer } from "./answer";
import { useEvidence } from "./evidence-context";
import { MapTable } from "./map-table";
import { telemetryHref, useTelemetry } from "./use-telemetry";

const ServiceMap = lazy(async () => ({ default: (await import("./service-map")).ServiceMap }));

const MAP_HEIGHT = "h-[min(34rem,65vh)]";

/** Who calls whom, as a map and as a table. */
export function MapView() {
  const { address, stretch } = useEvidence();
  const asked = useTelemetry<ServiceMapShape>(telemetryHref("map", stretch, { compare: address.compare }));
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <Answer asked={asked} skeleton={<Skeleton className={MAP_HEIGHT} />}>
        {(map) =>
          map.nodes.length === 0 ? (
            <EmptyState icon={Network} title="No service speaks in this window">
              The map is drawn from spans, and from metrics that name caller and callee. Send traces to see
              it.
            </EmptyState>
          ) : (
            <>
              <div className={`${MAP_HEIGHT} border-b border-line`}>
                <Suspense fallback={<Skeleton className="h-full" />}>
                  <ServiceMap map={map} />
                </Suspense>
              </div>
              {map.moreNodes > 0 && (
                <p className="px-4 py-2 text-meta text-subtle">
                  {map.moreNodes} services with less traffic are left out of the map.
                </p>
              )}
              <MapTable map={map} />
            </>
          )
        }
      </Answer>
    </div>
  );
}
