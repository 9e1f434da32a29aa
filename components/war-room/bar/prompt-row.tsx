import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

export interface PromptRowProps {
  label: string;
  icon: LucideIcon;
  /** What is asked. */
  children: ReactNode;
  /** The buttons that answer it. */
  actions: ReactNode;
}

/** A question to whoever is in the room, under the bar: to be answered with one key, or left. */
export function PromptRow({ label, icon: Icon, children, actions }: PromptRowProps) {
  return (
    <section
      aria-label={label}
      className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line bg-accent-soft px-4 py-1 max-tablet:px-3"
    >
      <Icon aria-hidden className="size-3.5 shrink-0 text-link" />
      <p className="line-clamp-2 min-w-48 flex-1 text-fg [overflow-wrap:anywhere]">{children}</p>
      <span className="flex flex-wrap items-center gap-1.5">{actions}</span>
    </section>
  );
}
