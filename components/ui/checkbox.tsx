import type { ComponentProps, ReactNode } from "react";

import { cn } from "@/lib/cn";

export interface CheckboxProps extends Omit<ComponentProps<"input">, "type" | "children"> {
  children: ReactNode;
  hint?: string;
}

/** A native checkbox with its label, and a hint under it. */
export function Checkbox({ children, hint, className, ...rest }: CheckboxProps) {
  return (
    <label className={cn("group flex items-start gap-2 text-work has-disabled:opacity-50", className)}>
      <span className="relative mt-px flex size-4 shrink-0">
        <input
          {...rest}
          type="checkbox"
          className="peer size-4 appearance-none rounded-sm border border-line-control bg-field transition-colors checked:border-accent checked:bg-accent hover:border-muted checked:hover:bg-accent-hover aria-invalid:border-danger"
        />
        <svg
          aria-hidden
          viewBox="0 0 16 16"
          className="pointer-events-none absolute inset-0 hidden fill-none stroke-on-accent stroke-2 peer-checked:block"
        >
          <path d="m4 8.4 2.7 2.7L12 5.4" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      </span>
      <span>
        {children}
        {hint && <span className="block text-meta text-subtle">{hint}</span>}
      </span>
    </label>
  );
}
