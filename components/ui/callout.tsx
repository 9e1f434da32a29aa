import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

import { cn } from "@/lib/cn";

import { VisuallyHidden } from "./visually-hidden";

const tones = {
  info: { icon: Info, box: "border-line-strong bg-surface", mark: "text-link", word: "Note" },
  success: {
    icon: CircleCheck,
    box: "border-success/25 bg-success-soft",
    mark: "text-success",
    word: "Done",
  },
  warning: {
    icon: TriangleAlert,
    box: "border-warning/25 bg-warning-soft",
    mark: "text-warning",
    word: "Warning",
  },
  danger: { icon: CircleAlert, box: "border-danger/25 bg-danger-soft", mark: "text-danger", word: "Error" },
};

export interface CalloutProps {
  tone?: keyof typeof tones;
  /** What happened. */
  title: string;
  /** What was kept, and what to do: short sentences. */
  children?: ReactNode;
  /** The buttons that do it. */
  actions?: ReactNode;
  className?: string;
}

/** Says what happened, what was kept and what to do. An error is announced when it appears. */
export function Callout({ tone = "info", title, children, actions, className }: CalloutProps) {
  const { icon: Icon, box, mark, word } = tones[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : undefined}
      className={cn("flex gap-2.5 rounded-md border px-3 py-2.5 text-work", box, className)}
    >
      <Icon aria-hidden className={cn("mt-px size-4 shrink-0", mark)} />
      <div className="min-w-0 flex-1">
        <p className="font-medium text-fg">
          <VisuallyHidden>{word}: </VisuallyHidden>
          {title}
        </p>
        {children && <div className="mt-0.5 text-muted">{children}</div>}
        {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
