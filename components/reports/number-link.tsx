import Link from "next/link";
import type { ReactNode } from "react";

import { cn } from "@/lib/cn";
import type { ReportQuestion } from "@/lib/wire/report";

import { type Panel, panelHref } from "./panel-address";

/** The report whose numbers open panels; null where nobody may look behind them. */
export type Drilling = ReportQuestion | null;

export interface NumberLinkProps extends Panel {
  drilling: Drilling;
  /** What it is the number of, for those who hear it alone. */
  label?: string;
  className?: string;
  children: ReactNode;
}

/** A number that opens its definition and its members, as a link that can be sent to somebody. */
export function NumberLink({ drilling, label, className, children, ...panel }: NumberLinkProps) {
  const look = cn("tabular-nums", className);
  if (drilling === null) return <span className={look}>{children}</span>;
  return (
    <Link
      href={panelHref(drilling, panel)}
      scroll={false}
      prefetch={false}
      className={cn(
        look,
        "rounded-sm underline decoration-line-control decoration-dotted underline-offset-3 hover:decoration-fg hover:decoration-solid",
      )}
    >
      {children}
      {label && <span className="sr-only"> {label}</span>}
    </Link>
  );
}
