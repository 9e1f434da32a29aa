import { StanceMark } from "@/components/ui/stance-mark";
import type { Card } from "@/lib/timeline/board";
import { stances } from "@/lib/timeline/vocabulary";

/** How much evidence speaks for it, against it, and neither way. */
export function StanceCounts({ counts }: { counts: Card["counts"] }) {
  return (
    <span className="inline-flex items-center gap-2.5">
      <span className="sr-only">Evidence: </span>
      {stances.map((stance) => (
        <span key={stance} className={counts[stance] === 0 ? "text-subtle" : "font-medium text-fg"}>
          <span aria-hidden>
            <StanceMark stance={stance} word={String(counts[stance])} className="gap-0.5 tabular-nums" />
          </span>
          <span className="sr-only">{`${counts[stance]} ${stance}. `}</span>
        </span>
      ))}
    </span>
  );
}
