import type { ComponentProps } from "react";

import { cn } from "@/lib/cn";

import { controlClass } from "./control";

/** Grows with what is written, up to twelve lines; older browsers keep `rows`. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      {...rest}
      rows={rows}
      className={cn(controlClass, "field-sizing-content max-h-56 resize-y py-1.5", className)}
    />
  );
}
