"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Radio } from "lucide-react";
import Link from "next/link";
import { useMemo, useState } from "react";

import { Page } from "@/components/shell/page";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { zoneOf } from "@/lib/timeline/zone";
import { type EvidenceWindow, usualWindow } from "@/lib/wire/evidence-window";
import type { EvidenceOverview } from "@/lib/wire/telemetry";

import { Answer } from "./answer";
import { type Evidence, EvidenceProvider, useEvidence } from "./evidence-context";
import { EvidenceControls } from "./evidence-controls";
import { EvidenceTabs } from "./evidence-tabs";
import { GapsLine } from "./gaps-line";
import type { Marker, ShownIncident } from "./incident-markers";
import { LogsView } from "./logs-view";
import { MapView } from "./map-view";
import { MetricsView } from "./metrics-view";
import { useRowKeys } from "./row-keys";
import { TelemetryGone } from "./telemetry-gone";
import { TracesView } from "./traces-view";
import { useEvidenceAddress } from "./use-evidence-address";
import { useStretch } from "./use-stretch";
import { telemetryHref, useTelemetry } from "./use-telemetry";

export interface ExplorerProps {
  /** The incident of the address, where this person sees it, with its whole time. */
  incident: (ShownIncident & { window: EvidenceWindow }) | null;
  /** Whether this person may write into incidents. */
  mayPin: boolean;
  markers: readonly Marker[];
  /** IANA name of the zone in which times are read. */
  zoneName: string;
  /** The present as the server knew it, in ms since 1970. */
  serverNowMs: number;
}

/** The evidence of a window: its series, logs, traces and the map of its services. All that it shows is in the address. */
export function Explorer(props: ExplorerProps) {
  const [queries] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={queries}>
      <ExplorerOfWindow {...props} />
    </QueryClientProvider>
  );
}

function ExplorerOfWindow({ incident, mayPin, markers, zoneName, serverNowMs }: ExplorerProps) {
  const { address, go, adjust } = useEvidenceAddress();
  const { stretch, renew } = useStretch(address.window, serverNowMs);
  const { fromMs, toMs } = stretch;
  const shown = address.incident === incident?.number ? incident : null;
  const evidence: Evidence = useMemo(
    () => ({
      incident: shown,
      mayPin,
      wholeWindow: shown?.window ?? usualWindow,
      address,
      stretch: { fromMs, toMs },
      zone: zoneOf(zoneName),
      markers: shown ? markers : [],
      go,
      adjust,
      zoom: (window) => go({ window }),
      renew,
    }),
    [shown, mayPin, address, fromMs, toMs, zoneName, markers, go, adjust, renew],
  );
  return (
    <EvidenceProvider evidence={evidence}>
      <Page title="Evidence" toolbar={<EvidenceTabs />} scroll={false} className="flex-col">
        {shown?.gone ? <TelemetryGone number={shown.number} /> : <Shown />}
      </Page>
    </EvidenceProvider>
  );
}

function Shown() {
  const { address, stretch } = useEvidence();
  useRowKeys();
  const asked = useTelemetry<EvidenceOverview>(
    telemetryHref("overview", stretch, { compare: address.compare, samples: address.samples }),
  );
  const overview = asked.outcome?.ok ? asked.outcome.value : null;
  return (
    <>
      <EvidenceControls
        services={overview?.services.map(({ service }) => service) ?? []}
        gaps={overview && <GapsLine coverage={overview.coverage} />}
      />
      <Answer
        asked={asked}
        skeleton={<SkeletonRows rows={12} label="Loading the window" />}
        className="flex min-h-0 flex-1 flex-col"
      >
        {(value) =>
          value.sources.length === 0 ? (
            <NothingConnected />
          ) : (
            <>
              {address.tab === "metrics" && <MetricsView overview={value} />}
              {address.tab === "logs" && <LogsView />}
              {address.tab === "traces" && <TracesView />}
              {address.tab === "map" && <MapView />}
            </>
          )
        }
      </Answer>
    </>
  );
}

function NothingConnected() {
  return (
    <EmptyState
      icon={Radio}
      title="No telemetry yet"
      action={
        <Link href="/settings/sources" className={buttonClass({ variant: "primary" })}>
          Connect a source
        </Link>
      }
    >
      Point an OpenTelemetry Collector or SDK at Parallax, and what production says of itself is seen here.
    </EmptyState>
  );
}
