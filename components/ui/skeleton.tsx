import { cn } from "@/lib/cn";

import { VisuallyHidden } from "./visually-hidden";

/** One bar in the place and size of what will come. It stands still: what moves means something. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn("block h-3 w-full rounded-sm bg-hover", className)} />;
}

const widths = ["w-1/2", "w-3/5", "w-2/5", "w-7/12"];

/** Rows of a list that is loading, at the height of the rows that will come. */
export function SkeletonRows({
  rows,
  label = "Loading",
  className,
}: {
  rows: number;
  label?: string;
  className?: string;
}) {
  return (
    <div aria-busy className={className}>
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-9 items-center gap-3 border-b border-line px-4">
          <Skeleton className="size-3.5 shrink-0" />
          <Skeleton className="w-14 shrink-0" />
          <Skeleton className={widths[row % widths.length] ?? "w-1/2"} />
        </div>
      ))}
    </div>
  );
}
