import type { ReportQuestion, ReportTable } from "@/lib/wire/report";
import { tableHref } from "@/lib/wire/report-address";

export interface DownloadsProps {
  question: ReportQuestion;
  table: ReportTable;
  /** What it is, for those who hear the links alone. */
  of: string;
}

/** The same numbers as files. */
export function Downloads({ question, table, of }: DownloadsProps) {
  return (
    <span className="flex gap-2 text-meta">
      {(["csv", "json"] as const).map((format) => (
        <a
          key={format}
          href={tableHref(question, table, format)}
          download
          className="rounded-sm text-muted uppercase hover:text-fg hover:underline"
        >
          {format}
          <span className="sr-only"> of {of}</span>
        </a>
      ))}
    </span>
  );
}
