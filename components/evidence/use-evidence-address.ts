"use client";
import { useSearchParams } from "next/navigation";
import { useMemo } from "react";

import { type EvidenceAddress, evidenceHref, parseEvidence } from "@/lib/wire/evidence-address";

export type AddressSteps = {
  address: EvidenceAddress;
  go: (change: Partial<EvidenceAddress>) => void;
  adjust: (change: Partial<EvidenceAddress>) => void;
};

/** All that is shown lives in the address: a link shows what its sender saw, and "back" goes back. */
export function useEvidenceAddress(): AddressSteps {
  const query = useSearchParams().toString();
  return useMemo(() => {
    const address = parseEvidence(new URLSearchParams(query));
    const write = (how: "pushState" | "replaceState") => (change: Partial<EvidenceAddress>) => {
      // What was typed a moment ago may be in the address already, and not yet here.
      const newest = parseEvidence(new URLSearchParams(window.location.search));
      window.history[how](null, "", evidenceHref({ ...newest, ...change }));
    };
    return { address, go: write("pushState"), adjust: write("replaceState") };
  }, [query]);
}
