import Link from "next/link";
import type { ReactNode } from "react";

import { cn } from "@/lib/cn";

export interface PageProps {
  title: ReactNode;
  /** The page above this one. */
  parent?: { href: string; label: string };
  /** Facts beside the title. */
  meta?: ReactNode;
  actions?: ReactNode;
  /** A second row: filters, tabs. */
  toolbar?: ReactNode;
  /** The page scrolls by itself (default), or its parts do. */
  scroll?: boolean;
  className?: string;
  children: ReactNode;
}

/** One line of header over a page that scrolls under it. */
export function Page({
  title,
  parent,
  meta,
  actions,
  toolbar,
  scroll = true,
  className,
  children,
}: PageProps) {
  return (
    <>
      <header className="shrink-0 border-b border-line">
        <div className="flex min-h-11 flex-wrap items-center gap-x-2 gap-y-1 px-4 py-1.5">
          {parent && (
            <>
              <Link href={parent.href} className="rounded-sm text-work text-muted hover:text-fg">
                {parent.label}
              </Link>
              <span aria-hidden className="text-subtle">
                /
              </span>
            </>
          )}
          <h1 className="min-w-0 truncate text-work font-semibold text-fg">{title}</h1>
          {meta && <div className="flex min-w-0 items-center gap-2 text-meta text-muted">{meta}</div>}
          {actions && <div className="ml-auto flex shrink-0 items-center gap-1.5">{actions}</div>}
        </div>
        {toolbar && (
          <div className="flex min-h-10 items-center gap-2 border-t border-line px-4 py-1.5">{toolbar}</div>
        )}
      </header>
      <div
        className={cn(
          "relative min-h-0 flex-1",
          scroll ? "overflow-y-auto overscroll-contain" : "flex overflow-hidden print:block",
          className,
        )}
      >
        {children}
      </div>
    </>
  );
}
