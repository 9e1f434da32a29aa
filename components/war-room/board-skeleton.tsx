import { Skeleton } from "@/components/ui/skeleton";
import { hypothesisStates } from "@/lib/timeline/vocabulary";

/** The board's columns while its code comes. */
export function BoardSkeleton() {
  return (
    <output aria-label="Loading the board" className="flex min-h-0 flex-1 gap-3 overflow-hidden p-3">
      {hypothesisStates.map((state) => (
        <div key={state} className="flex min-w-0 flex-1 flex-col gap-2">
          <Skeleton className="w-20" />
          <Skeleton className="h-20" />
        </div>
      ))}
    </output>
  );
}
