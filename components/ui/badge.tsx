import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";

import { cn } from "@/lib/cn";

const styles = cva(
  "inline-flex h-5 max-w-full items-center gap-1 rounded-sm border px-1.5 text-meta whitespace-nowrap tabular-nums [&_svg]:size-3 [&_svg]:shrink-0",
  {
    variants: {
      tone: {
        neutral: "border-line-strong text-muted",
        accent: "border-transparent bg-accent-soft text-link",
        danger: "border-transparent bg-danger-soft text-danger",
        warning: "border-transparent bg-warning-soft text-warning",
        success: "border-transparent bg-success-soft text-success",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

export type BadgeProps = ComponentProps<"span"> & VariantProps<typeof styles>;

/** A short fact beside a thing. The tone repeats what the words say, it never says it alone. */
export function Badge({ tone, className, ...rest }: BadgeProps) {
  return <span {...rest} className={cn(styles({ tone }), className)} />;
}
