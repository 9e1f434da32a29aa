import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";

import { cn } from "@/lib/cn";

import { controlClass } from "./control";

/** The browser's own select, in our clothes: no JavaScript, and the right picker on every device. */
export function Select({ className, children, ...rest }: ComponentProps<"select">) {
  return (
    <span className={cn("relative inline-flex w-full", className)}>
      <select {...rest} className={cn(controlClass, "h-7 appearance-none pr-7 pointer-coarse:h-10")}>
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2 size-3.5 -translate-y-1/2 text-subtle"
      />
    </span>
  );
}
