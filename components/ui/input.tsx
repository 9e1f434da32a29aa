import type { ComponentProps } from "react";

import { cn } from "@/lib/cn";

import { controlClass } from "./control";

export function Input({ className, type = "text", ...rest }: ComponentProps<"input">) {
  return <input {...rest} type={type} className={cn(controlClass, "h-7 pointer-coarse:h-10", className)} />;
}
