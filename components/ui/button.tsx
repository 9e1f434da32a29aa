import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";

import { cn } from "@/lib/cn";

const styles = cva(
  [
    "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border border-transparent font-medium",
    "whitespace-nowrap select-none transition-colors",
    "disabled:opacity-50 aria-busy:opacity-70",
    "[&_svg]:size-3.5 [&_svg]:shrink-0",
  ],
  {
    variants: {
      variant: {
        primary: "bg-accent text-on-accent enabled:hover:bg-accent-hover",
        secondary: "border-line-strong bg-surface text-fg enabled:hover:bg-hover [a&]:hover:bg-hover",
        ghost:
          "text-muted enabled:hover:bg-hover enabled:hover:text-fg [a&]:hover:bg-hover [a&]:hover:text-fg",
        danger: "bg-danger-solid text-on-danger enabled:hover:bg-danger-hover",
        link: "px-0! text-link enabled:hover:underline [a&]:hover:underline",
      },
      size: {
        sm: "h-6 px-2 text-meta pointer-coarse:h-9",
        md: "h-7 px-2.5 text-work pointer-coarse:h-10",
        lg: "h-8 px-3 text-work pointer-coarse:h-11",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

export type ButtonLook = VariantProps<typeof styles>;

/** The classes of a button, for a link that looks like one: `<Link className={buttonClass({ variant })}>`. */
export function buttonClass({ variant, size }: ButtonLook = {}, className?: string): string {
  return cn(styles({ variant, size }), className);
}

export interface ButtonProps extends ComponentProps<"button">, ButtonLook {
  /** Work is under way: the button keeps its focus and its place, and does nothing more. */
  pending?: boolean;
}

export function Button({
  variant,
  size,
  pending = false,
  className,
  type = "button",
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={pending ? "button" : type}
      onClick={pending ? undefined : onClick}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      className={buttonClass({ variant, size }, className)}
    />
  );
}
