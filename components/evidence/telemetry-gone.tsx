import { CloudOff } from "lucide-react";
import Link from "next/link";

import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { everyEvidence, evidenceHref } from "@/lib/wire/evidence-address";

/** In place of the telemetry of a sample's incident, where only that of another one is there. */
export function TelemetryGone({ number }: { number: number }) {
  return (
    <EmptyState
      icon={CloudOff}
      title="What this sample sent is gone"
      action={
        <>
          <Link href={`/incidents/${number}`} className={buttonClass({ variant: "primary" })}>
            Open INC-{number}
          </Link>
          <Link href={evidenceHref({ ...everyEvidence, samples: true })} className={buttonClass()}>
            What samples send now
          </Link>
        </>
      }
    >
      Another one has run since, or samples were removed. Its evidence is kept, frozen, in the room.
    </EmptyState>
  );
}
