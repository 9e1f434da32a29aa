import { CircleAlert } from "lucide-react";

import { Timestamp } from "@/components/ui/timestamp";
import type { ArrivalError } from "@/lib/wire/telemetry-arrivals";

/** What went wrong last, and when. */
export function Fault({ error, nowMs }: { error: ArrivalError | null; nowMs: number }) {
  if (!error) return null;
  return (
    <span className="mt-0.5 flex items-start gap-1 text-meta text-danger wrap-anywhere">
      <CircleAlert aria-hidden className="mt-0.5 size-3 shrink-0" />
      <span>
        {error.reason} <Timestamp at={error.at} now={nowMs} className="text-muted" />
      </span>
    </span>
  );
}
