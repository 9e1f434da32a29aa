import { ArrowDown } from "lucide-react";

/** What came in below while somebody reads above. Nothing moves until they say so. */
export function NewChip({ count, onShow }: { count: number; onShow: () => void }) {
  if (count === 0) return null;
  return (
    <button
      type="button"
      className="absolute bottom-2 left-1/2 flex h-7 -translate-x-1/2 items-center gap-1.5 rounded-full border border-line-strong bg-raised px-3 text-meta font-medium text-link tabular-nums hover:bg-hover pointer-coarse:h-10"
      onClick={onShow}
    >
      <ArrowDown aria-hidden className="size-3.5" />
      {count.toLocaleString("en")} new
    </button>
  );
}
