import Link from "next/link";

import { cn } from "@/lib/cn";

export type Cell = { text: string; href?: string };

export type TableData = {
  caption: string;
  /** The first is of the rows' own heads. */
  columns: readonly string[];
  rows: readonly { head: string; cells: readonly Cell[] }[];
};

export interface DataTableProps extends TableData {
  /** Numbers lead to what is behind them. Not where the table is only heard: a focus that nobody sees helps nobody. */
  links: boolean;
  className?: string;
}

/** The numbers of a chart. */
export function DataTable({ caption, columns, rows, links, className }: DataTableProps) {
  const [first, ...others] = columns;
  return (
    <table className={cn("w-full text-meta", className)}>
      <caption className="sr-only">{caption}</caption>
      <thead className="text-left text-muted">
        <tr>
          <th scope="col" className="py-1 pr-3 font-medium">
            {first}
          </th>
          {others.map((column) => (
            <th key={column} scope="col" className="py-1 pl-3 text-right font-medium first-letter:uppercase">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ head, cells }) => (
          <tr key={head} className="border-t border-line">
            <th
              scope="row"
              className="py-1 pr-3 text-left font-normal whitespace-nowrap text-muted first-letter:uppercase"
            >
              {head}
            </th>
            {cells.map(({ text, href }, index) => (
              <td key={others[index]} className="py-1 pl-3 text-right whitespace-nowrap tabular-nums">
                {links && href !== undefined ? (
                  <Link
                    href={href}
                    scroll={false}
                    prefetch={false}
                    className="rounded-sm underline decoration-line-control decoration-dotted underline-offset-3 hover:decoration-fg"
                  >
                    {text}
                  </Link>
                ) : (
                  text
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
