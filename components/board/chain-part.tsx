"use client";

import Link from "next/link";

import { CausalChain } from "@/components/charts/causal-chain";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import type { Hypothesis } from "@/lib/timeline/state";
import { everyEvidence, evidenceHref } from "@/lib/wire/evidence-address";

import { Part } from "./part";

/** The way from the cause to the symptom that the newest investigation found, where this component is on it. */
export function ChainPart({ hypothesis: { component } }: { hypothesis: Hypothesis }) {
  const { zone } = useRoomActions();
  const { state } = useRoomData();
  const found = Object.values(state.investigations)
    .toSorted((one, other) => other.seq - one.seq)
    .find(({ chain }) => chain.length > 0);
  if (!found || component === null || !found.chain.some((step) => step.component === component)) return null;
  const { window } = found;
  const map = window
    ? evidenceHref({
        ...everyEvidence,
        incident: state.number,
        tab: "map",
        window: { kind: "between", fromMs: Date.parse(window.from), toMs: Date.parse(window.to) },
      })
    : null;
  return (
    <Part title="How it spread">
      <CausalChain chain={found.chain} zone={zone} here={component} />
      {map && (
        <Link href={map} prefetch={false} className="self-start text-meta text-link hover:underline">
          See it on the service map
        </Link>
      )}
    </Part>
  );
}
