import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

import { type Evidence, EvidenceProvider } from "@/components/evidence/evidence-context";
import type { Marker } from "@/components/evidence/incident-markers";
import { zoneOf } from "@/lib/timeline/zone";
import { type EvidenceAddress, everyEvidence } from "@/lib/wire/evidence-address";
import { type EvidenceWindow, stretchOf } from "@/lib/wire/evidence-window";

/** What was asked of the address. */
export type Steps = { changes: Partial<EvidenceAddress>[]; zooms: EvidenceWindow[] };

export interface EvidenceStageProps {
  steps: Steps;
  address?: Partial<EvidenceAddress>;
  markers?: readonly Marker[];
  /** The incident that it was opened from (INC-7). */
  incident?: Evidence["incident"];
  children: ReactNode;
}

const none: readonly Marker[] = [];
const checkout = { id: "01890a5d-ac96-774b-bcce-b302099a8057", number: 7, title: "Checkout fails" };

/** An hour of 1 March 2026 without an address bar: what is chosen is shown at once. */
export function EvidenceStage({
  steps,
  address: given,
  markers = none,
  incident = checkout,
  children,
}: EvidenceStageProps) {
  const fromMs = Date.parse("2026-03-01T12:00:00Z");
  const hour: EvidenceWindow = { kind: "between", fromMs, toMs: fromMs + 3_600_000 };
  const [address, setAddress] = useState<EvidenceAddress>({ ...everyEvidence, window: hour, ...given });
  const [queries] = useState(() => new QueryClient());
  const go = (change: Partial<EvidenceAddress>) => {
    steps.changes.push(change);
    setAddress((before) => ({ ...before, ...change }));
  };
  const evidence: Evidence = {
    address,
    stretch: stretchOf(address.window, fromMs),
    zone: zoneOf("UTC"),
    markers,
    incident,
    mayPin: true,
    wholeWindow: { kind: "last", minutes: 60 },
    go,
    adjust: go,
    zoom: (window) => {
      steps.zooms.push(window);
      go({ window });
    },
    renew: () => undefined,
  };
  return (
    <QueryClientProvider client={queries}>
      <EvidenceProvider evidence={evidence}>{children}</EvidenceProvider>
    </QueryClientProvider>
  );
}
