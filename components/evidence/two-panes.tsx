"use client";
import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";

import { cn } from "@/lib/cn";

export interface TwoPanesProps {
  /** What opens the list where there is no room for both. */
  listLabel: string;
  list: ReactNode;
  /** Whether it is open there until somebody folds it. */
  openAtStart?: boolean;
  children: ReactNode;
}

/** A list beside what is chosen in it; on a narrow screen the list folds away above it. */
export function TwoPanes({ listLabel, list, openAtStart = false, children }: TwoPanesProps) {
  const [open, setOpen] = useState(openAtStart);
  return (
    <div className="flex min-h-0 flex-1 max-desk:flex-col max-desk:overflow-y-auto">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex h-9 shrink-0 items-center gap-1.5 border-b border-line px-4 text-left font-medium text-muted hover:text-fg desk:hidden pointer-coarse:h-11"
      >
        <ChevronRight
          aria-hidden
          className={cn("size-3.5 text-subtle transition-transform", open && "rotate-90")}
        />
        {listLabel}
      </button>
      <div
        className={cn(
          "flex min-h-0 w-84 shrink-0 flex-col border-r border-line max-desk:h-96 max-desk:w-full max-desk:border-r-0 max-desk:border-b",
          !open && "max-desk:hidden",
        )}
      >
        {list}
      </div>
      <div className="min-h-0 min-w-0 flex-1 desk:overflow-y-auto">{children}</div>
    </div>
  );
}
