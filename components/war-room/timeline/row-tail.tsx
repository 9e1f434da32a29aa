import type { ReactNode } from "react";

import type { Row } from "@/lib/timeline/rows";

/** Rows as the server paints them: the end of the timeline, standing where the list will stand. */
export function RowTail({ rows, renderRow }: { rows: readonly Row[]; renderRow: (row: Row) => ReactNode }) {
  return (
    <div className="flex min-h-0 flex-1 flex-col justify-end overflow-hidden pb-3">
      {rows.map((row) => (
        <div key={row.key} className="shrink-0">
          {renderRow(row)}
        </div>
      ))}
    </div>
  );
}
