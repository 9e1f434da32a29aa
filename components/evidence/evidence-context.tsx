"use client";
import { createContext, type ReactNode, useContext } from "react";

import type { Zone } from "@/lib/timeline/zone";
import type { EvidenceAddress } from "@/lib/wire/evidence-address";
import type { EvidenceWindow, Stretch } from "@/lib/wire/evidence-window";

import type { Marker, ShownIncident } from "./incident-markers";

/** What every part of the explorer knows. */
export type Evidence = {
  address: EvidenceAddress;
  /** The window as it is now. */
  stretch: Stretch;
  zone: Zone;
  markers: readonly Marker[];
  /** The incident that the explorer was opened from. */
  incident: ShownIncident | null;
  /** Whether this person may write into incidents. */
  mayPin: boolean;
  /** Where zooming began: the time of the incident, or the last hour. */
  wholeWindow: EvidenceWindow;
  /** Changes what is shown: a step that "back" takes back. */
  go: (change: Partial<EvidenceAddress>) => void;
  /** The same without a step, as for words while they are typed. */
  adjust: (change: Partial<EvidenceAddress>) => void;
  zoom: (window: EvidenceWindow) => void;
  /** Reads everything again, up to now. */
  renew: () => void;
};

const EvidenceContext = createContext<Evidence | null>(null);

export function EvidenceProvider({ evidence, children }: { evidence: Evidence; children: ReactNode }) {
  return <EvidenceContext value={evidence}>{children}</EvidenceContext>;
}

export function useEvidence(): Evidence {
  const evidence = useContext(EvidenceContext);
  if (!evidence) throw new Error("An EvidenceProvider must be above what shows evidence.");
  return evidence;
}
