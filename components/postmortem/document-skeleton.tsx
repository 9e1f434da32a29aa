import { Skeleton } from "@/components/ui/skeleton";

const lines = ["w-full", "w-11/12", "w-4/5"] as const;

/** The page of a document while its editor comes: the bar, then sections. */
export function DocumentSkeleton() {
  return (
    <output aria-label="Loading the postmortem" className="block">
      <div className="flex h-11 items-center gap-2 border-b border-line px-4">
        <Skeleton className="w-80 max-tablet:w-40" />
      </div>
      <div className="mx-auto flex max-w-176 flex-col gap-10 px-6 pt-8 max-tablet:px-4">
        {[0, 1, 2, 3].map((section) => (
          <div key={section} className="flex flex-col gap-3">
            <Skeleton className="mb-1 h-5 w-48" />
            {lines.map((width) => (
              <Skeleton key={width} className={width} />
            ))}
          </div>
        ))}
      </div>
    </output>
  );
}
