"use client";
import { Waypoints } from "lucide-react";

import { EmptyState } from "@/components/ui/empty-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { TraceDetail, TraceList } from "@/lib/wire/telemetry";

import { Answer } from "./answer";
import { useEvidence } from "./evidence-context";
import { TraceRow } from "./trace-row";
import { TraceWaterfall } from "./trace-waterfall";
import { TwoPanes } from "./two-panes";
import { telemetryHref, useTelemetry } from "./use-telemetry";

/** The sampled traces of the window, and one of them span by span. */
export function TracesView() {
  const { address } = useEvidence();
  return (
    <TwoPanes listLabel="Sampled traces" list={<TracePicker />} openAtStart={address.trace === null}>
      {address.trace === null ? (
        <EmptyState icon={Waypoints} title="No trace is open">
          Open one to see where its time went. The slowest, the failed and some typical ones are listed; any
          other opens by its id.
        </EmptyState>
      ) : (
        <OpenTrace key={address.trace} traceId={address.trace} />
      )}
    </TwoPanes>
  );
}

function TracePicker() {
  const { address, stretch, zone, go } = useEvidence();
  const { service, samples } = address;
  const asked = useTelemetry<TraceList>(telemetryHref("traces", stretch, { service, samples }));
  return (
    <section aria-label="Sampled traces" className="flex min-h-0 flex-1 flex-col">
      <Answer
        asked={asked}
        skeleton={<SkeletonRows rows={10} label="Loading the traces" />}
        className="min-h-0 flex-1 overflow-y-auto"
      >
        {({ items, more }) => (
          <>
            {items.length === 0 && <p className="px-3 py-4 text-muted">No spans came in this window.</p>}
            {items.map((trace) => (
              <TraceRow
                key={trace.traceId}
                trace={trace}
                zone={zone}
                open={trace.traceId === address.trace}
                onOpen={() => go({ trace: trace.traceId, span: null })}
              />
            ))}
            {more > 0 && <p className="px-3 py-2 text-meta text-subtle">{more} more.</p>}
          </>
        )}
      </Answer>
    </section>
  );
}

function OpenTrace({ traceId }: { traceId: string }) {
  const { address, stretch } = useEvidence();
  const { samples } = address;
  const asked = useTelemetry<TraceDetail>(telemetryHref(`traces/${traceId}`, stretch, { samples }));
  // The answer before may be another trace's.
  const own = asked.stale && asked.outcome?.ok && asked.outcome.value.traceId !== traceId;
  return (
    <Answer
      asked={own ? { ...asked, outcome: undefined } : asked}
      skeleton={<SkeletonRows rows={12} label="Loading the trace" />}
    >
      {(trace) => <TraceWaterfall trace={trace} />}
    </Answer>
  );
}
