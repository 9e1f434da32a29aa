import type { ReactNode } from "react";

export interface PartProps {
  title: string;
  count?: number;
  children: ReactNode;
}

/** A part of a hypothesis' detail under its heading. */
export function Part({ title, count, children }: PartProps) {
  return (
    <section aria-label={title} className="flex flex-col gap-1">
      <h3 className="text-meta font-medium text-muted">
        {title}
        {count !== undefined && <span className="font-normal text-subtle tabular-nums"> {count}</span>}
      </h3>
      {children}
    </section>
  );
}
