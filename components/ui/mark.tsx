import type { ReactNode } from "react";

import { cn } from "@/lib/cn";

import { tip } from "./tooltip";

export interface MarkProps {
  /** Shapes on a 16 × 16 grid, drawn in the current colour. */
  shape: ReactNode;
  /** The class that colours the shape; the word keeps the colour of the text around it. */
  tone: string;
  word: string;
  /** Where there is no room: the word is read out and shown on hover. */
  compact?: boolean | undefined;
  className?: string | undefined;
}

/** A shape, a word and a colour: whoever misses one still has the others. */
export function Mark({ shape, tone, word, compact = false, className }: MarkProps) {
  return (
    <span
      {...(compact ? tip(word) : {})}
      className={cn("inline-flex items-center gap-1.5 whitespace-nowrap", className)}
    >
      <svg
        aria-hidden
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
        className={cn("size-3.5 shrink-0", tone)}
      >
        {shape}
      </svg>
      <span className={compact ? "sr-only" : undefined}>{word}</span>
    </span>
  );
}
