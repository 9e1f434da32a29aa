import { ChevronRight } from "lucide-react";

import { cn } from "@/lib/cn";
import { SpanName } from "@/components/charts/span-name";
import { WaterfallBar } from "@/components/charts/waterfall-bar";
import type { WaterfallRow } from "@/components/charts/waterfall-rows";
import { quantityText } from "@/lib/telemetry/quantity";
import { STATUS_ERROR } from "@/lib/telemetry/span-kind";
import type { SpanShape } from "@/lib/wire/telemetry";

import { kindWord } from "./trace-words";

const INDENT_REM = 0.75;
const DEEPEST = 12;

export interface WaterfallLineProps {
  line: WaterfallRow<SpanShape>;
  chosen: boolean;
  onChoose: () => void;
  onToggle: () => void;
}

/** One span: who did what on the left, when and how long on the right; the dark part is its own work. */
export function WaterfallLine({ line, chosen, onChoose, onToggle }: WaterfallLineProps) {
  const { span, depth, under, open } = line;
  const failed = span.status === STATUS_ERROR;
  const duration = quantityText(span.durationSeconds, "s");
  return (
    // The tree above it takes the keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="treeitem"
      data-span={span.spanId}
      aria-level={depth + 1}
      aria-expanded={under > 0 ? open : undefined}
      aria-selected={chosen}
      tabIndex={chosen ? 0 : -1}
      onClick={onChoose}
      className="flex h-7 items-center px-4 [contain-intrinsic-size:auto_1.75rem] [content-visibility:auto] hover:bg-hover focus-visible:-outline-offset-2 aria-selected:bg-selected pointer-coarse:h-9"
    >
      <span
        className="flex w-2/5 min-w-0 shrink-0 items-center gap-1 pr-2"
        style={{ paddingLeft: `${Math.min(depth, DEEPEST) * INDENT_REM}rem` }}
      >
        {under > 0 ? (
          <button
            type="button"
            tabIndex={-1}
            aria-hidden
            onClick={(event) => {
              event.stopPropagation();
              onToggle();
            }}
            className="rounded-sm p-0.5 text-subtle hover:text-fg"
          >
            <ChevronRight aria-hidden className={cn("size-3 transition-transform", open && "rotate-90")} />
          </button>
        ) : (
          <span className="w-4 shrink-0" />
        )}
        <SpanName
          span={span}
          failed={failed}
          more={
            <span className="sr-only">
              , {kindWord(span.kind)}
              {span.parentIsMissing && ", its parent is missing"},
            </span>
          }
        />
        {under > 0 && !open && <span className="shrink-0 text-meta text-subtle">+{under}</span>}
      </span>
      <WaterfallBar line={line} failed={failed} />
      <span className="w-18 shrink-0 pl-2 text-right text-meta text-muted tabular-nums">{duration}</span>
    </div>
  );
}
