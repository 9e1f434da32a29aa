import { cn } from "@/lib/cn";
import type { Suggestion } from "@/lib/timeline/suggestions";

export interface SuggestionListProps {
  id: string;
  items: readonly Suggestion[];
  active: number;
  onPick: (item: Suggestion) => void;
}

/** What could be meant, above the field. The field keeps the focus. */
export function SuggestionList({ id, items, active, onPick }: SuggestionListProps) {
  return (
    <div
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a text area has no datalist
      role="listbox"
      aria-label="Suggestions"
      className="absolute bottom-full left-3 z-10 mb-1 max-h-72 w-96 max-w-[calc(100%-1.5rem)] overflow-y-auto rounded-md border border-line-strong bg-raised p-1"
    >
      {items.map((item, place) => (
        <div
          key={item.label}
          id={`${id}-${place}`}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
          role="option"
          tabIndex={-1}
          aria-selected={place === active}
          // A press must not take the focus from the field.
          onPointerDown={(event) => {
            event.preventDefault();
            onPick(item);
          }}
          className={cn(
            "flex h-7 items-center gap-3 rounded-sm px-2 pointer-coarse:h-10",
            place === active && "bg-hover",
          )}
          ref={(row) => {
            if (place === active) row?.scrollIntoView({ block: "nearest" });
          }}
        >
          <span className="truncate text-fg">{item.label}</span>
          <span className="ml-auto shrink-0 text-meta text-subtle">{item.detail}</span>
        </div>
      ))}
    </div>
  );
}
