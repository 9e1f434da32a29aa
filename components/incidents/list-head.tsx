import { cn } from "@/lib/cn";

import { deskOnly, rowGrid } from "./incident-columns";

/** The names of the columns. Rows say for themselves what each value is, so this is only for those who look. */
export function ListHead() {
  return (
    <div
      aria-hidden
      className={cn(rowGrid, "h-8 border-b border-line text-meta text-subtle max-tablet:hidden")}
    >
      <span>
        <span className="max-desk:hidden">Severity</span>
      </span>
      <span>Number</span>
      <span>Title</span>
      <span>Status</span>
      <span>Commander</span>
      <span className={deskOnly} />
      <span className={deskOnly}>Next update</span>
      <span className="justify-self-end">Duration</span>
    </div>
  );
}
