import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

export interface SectionProps {
  title: string;
  count?: number;
  /** A button at the right end of the heading. */
  action?: ReactNode;
  children: ReactNode;
}

/** A part of the details that can be folded away. */
export function Section({ title, count, action, children }: SectionProps) {
  return (
    <section aria-label={title} className="border-b border-line py-2 last:border-b-0">
      <details open className="group/section">
        <summary className="flex h-7 list-none items-center gap-1 px-4 text-meta font-medium text-muted hover:text-fg">
          <h2>{title}</h2>
          {count !== undefined && count > 0 && (
            <span className="font-normal text-subtle tabular-nums">{count}</span>
          )}
          <ChevronRight
            aria-hidden
            className="size-3 text-subtle transition-transform group-open/section:rotate-90"
          />
        </summary>
        <div className="px-4 pb-1">{children}</div>
      </details>
      {action && <div className="px-3">{action}</div>}
    </section>
  );
}

/** What a part says that holds nothing yet. */
export function NoneYet({ children }: { children: ReactNode }) {
  return <p className="py-0.5 text-work text-subtle">{children}</p>;
}
