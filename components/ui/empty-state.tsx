import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

import { cn } from "@/lib/cn";

export interface EmptyStateProps {
  icon?: LucideIcon;
  title: string;
  /** One sentence that teaches the next step. */
  children: ReactNode;
  /** The button that takes it. */
  action?: ReactNode;
  className?: string;
}

export function EmptyState({ icon: Icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div className={cn("flex flex-col items-center px-6 py-16 text-center", className)}>
      {Icon && <Icon aria-hidden className="mb-3 size-5 text-subtle" strokeWidth={1.5} />}
      <h2 className="text-work font-medium text-fg">{title}</h2>
      <p className="mt-1 max-w-96 text-work text-balance text-muted">{children}</p>
      {action && <div className="mt-4 flex gap-2">{action}</div>}
    </div>
  );
}
