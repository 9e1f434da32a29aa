"use client";
import { type ReactNode, useId, useState } from "react";

import { Button } from "@/components/ui/button";

import { DataTable, type TableData } from "./data-table";
import { Downloads, type DownloadsProps } from "./downloads";

export interface ChartSectionProps {
  title: string;
  /** One line under the title: what is to be seen, how many. */
  note?: ReactNode;
  table: TableData;
  downloads: DownloadsProps | null;
  className?: string;
  /** What is said under it, chart or table. */
  footer?: ReactNode;
  /** The chart. Whoever does not see it has the table. */
  children: ReactNode;
}

/** A chart and the same as a table: by choice for those who look, always for those who listen. */
export function ChartSection({
  title,
  note,
  table,
  downloads,
  className,
  footer,
  children,
}: ChartSectionProps) {
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <section aria-labelledby={id} className={className}>
      <div className="flex min-h-7 flex-wrap items-center gap-x-3">
        <h2 id={id} className="text-work font-medium text-fg">
          {title}
        </h2>
        {note && <p className="text-meta text-muted">{note}</p>}
        <span className="ml-auto flex items-center gap-2">
          {downloads && <Downloads {...downloads} />}
          <Button size="sm" variant="ghost" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? "Chart" : "Table"}
            <span className="sr-only"> of {title}</span>
          </Button>
        </span>
      </div>
      {asTable ? (
        // A region that scrolls has to be reached by the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <section aria-label={`${title} as a table`} tabIndex={0} className="max-h-72 overflow-auto">
          <DataTable {...table} links />
        </section>
      ) : (
        <>
          <div aria-hidden>{children}</div>
          <div className="sr-only">
            <DataTable {...table} links={false} />
          </div>
        </>
      )}
      {footer}
    </section>
  );
}
