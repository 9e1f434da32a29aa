"use client";
import { csvColumns } from "@/lib/backfill/csv-entry";

import { CopyBlock } from "./copy-block";

const EXAMPLE = [
  "external_id,title,severity,impact_started_at,detected_at,resolved_at,services,cause_kind,cause",
  "OPS-1041,Checkout is slow,SEV2,2026-03-02T09:10:00Z,2026-03-02T09:21:00Z,2026-03-02T10:05:00Z,checkout;payments,change,The release 4.1 waits for a lock.",
].join("\n");

/** How a file of past incidents looks. */
export function ImportFormat() {
  return (
    <div className="flex flex-col gap-4">
      <CopyBlock label="An example as CSV" text={EXAMPLE} />
      <p className="text-muted">
        Columns: {csvColumns.join(", ")}. Times are ISO 8601 with a zone; services are separated by
        semicolons. JSON takes the same in an array, with follow-ups beside it.
      </p>
    </div>
  );
}
