import { severityOf } from "@/components/charts/severity-word";
import { TemplateText } from "@/components/charts/template-text";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/lib/cn";
import type { PatternShape } from "@/lib/wire/telemetry";

import { row } from "./row-keys";
import { Sparkline } from "./sparkline";

export interface PatternRowProps {
  pattern: PatternShape;
  open: boolean;
  onOpen: () => void;
}

/** A group of log lines that say the same: how grave, who, how often, and whether it is new. */
export function PatternRow({ pattern, open, onOpen }: PatternRowProps) {
  const { service, template, severity, count, countBefore, rate } = pattern;
  const { word, tone } = severityOf(severity);
  return (
    <button
      {...row}
      type="button"
      aria-current={open ? "true" : undefined}
      onClick={onOpen}
      className="flex w-full min-w-0 flex-col gap-0.5 border-b border-line px-3 py-1.5 text-left [contain-intrinsic-size:auto_2.5rem] [content-visibility:auto] hover:bg-hover aria-[current=true]:bg-selected"
    >
      <span className="flex w-full min-w-0 items-center gap-2 text-meta">
        <span className={cn("shrink-0 font-medium", tone)}>{word}</span>
        <span className="min-w-0 truncate text-subtle">{service || "no service"}</span>
        {countBefore === 0 && <Badge tone="warning">New</Badge>}
        <span className="ml-auto shrink-0 text-muted tabular-nums">{count} ×</span>
        <Sparkline values={rate} className="w-16" />
      </span>
      <span className="line-clamp-2 text-work text-fg">
        <TemplateText template={template} />
      </span>
    </button>
  );
}
