import { Button, type ButtonProps } from "./button";
import { tip } from "./tooltip";

import { cn } from "@/lib/cn";

export interface IconButtonProps extends Omit<ButtonProps, "aria-label"> {
  /** What it does: its accessible name and its tooltip. */
  label: string;
  /** Its keyboard shortcut, shown in the tooltip. */
  keys?: string;
}

const squares = { sm: "size-6", md: "size-7", lg: "size-8" };

export function IconButton({ label, keys, size, variant = "ghost", className, ...rest }: IconButtonProps) {
  const square = squares[size ?? "md"];
  return (
    <Button
      {...rest}
      {...tip(label, keys)}
      aria-label={label}
      aria-keyshortcuts={keys?.replaceAll(" ", "+")}
      variant={variant}
      size={size}
      className={cn("px-0 pointer-coarse:size-10 [&_svg]:size-4", square, className)}
    />
  );
}
