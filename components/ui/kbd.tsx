import { Fragment } from "react";

import { cn } from "@/lib/cn";

import { VisuallyHidden } from "./visually-hidden";

/** A shortcut: keys pressed together are joined by a space, as in `Ctrl K`. */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  return (
    <kbd className={cn("inline-flex gap-0.5 font-sans text-meta text-subtle", className)}>
      {keys.split(" ").map((key, index) => (
        <Fragment key={key}>
          {index > 0 && <VisuallyHidden> + </VisuallyHidden>}
          <kbd className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border border-line-strong px-1 font-sans">
            {key}
          </kbd>
        </Fragment>
      ))}
    </kbd>
  );
}
