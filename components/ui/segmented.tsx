"use client";

import type { LucideIcon } from "lucide-react";
import { useId } from "react";

import { cn } from "@/lib/cn";

import { tip } from "./tooltip";

export interface Segment<T extends string> {
  value: T;
  label: string;
  /** With an icon only the icon is shown, and the label is its tooltip. */
  icon?: LucideIcon;
}

export interface SegmentedProps<T extends string> {
  /** What is chosen, as in "Theme"; read out, not shown. */
  label: string;
  segments: readonly Segment<T>[];
  value: T;
  onChange: (value: T) => void;
  className?: string;
}

/** One of a few, all in sight. Native radio buttons, so arrow keys and screen readers work by themselves. */
export function Segmented<T extends string>({
  label,
  segments,
  value,
  onChange,
  className,
}: SegmentedProps<T>) {
  const name = useId();
  return (
    <fieldset
      className={cn("inline-flex gap-px rounded-md border border-line-strong bg-sunken p-px", className)}
    >
      <legend className="sr-only">{label}</legend>
      {segments.map(({ value: each, label: word, icon: Icon }) => (
        <label
          key={each}
          {...(Icon ? tip(word) : {})}
          className="flex h-6 min-w-6 flex-1 items-center justify-center rounded-sm border border-transparent px-2 text-meta whitespace-nowrap text-muted transition-colors hover:text-fg has-checked:border-line-strong has-checked:bg-raised has-checked:font-medium has-checked:text-fg has-focus-visible:outline-2 has-focus-visible:outline-link pointer-coarse:h-9"
        >
          <input
            type="radio"
            name={name}
            value={each}
            checked={each === value}
            onChange={() => onChange(each)}
            className="sr-only"
          />
          {Icon && <Icon aria-hidden className="size-3.5" />}
          <span className={Icon ? "sr-only" : undefined}>{word}</span>
        </label>
      ))}
    </fieldset>
  );
}
