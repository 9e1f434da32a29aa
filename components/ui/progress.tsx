import { cn } from "@/lib/cn";

export interface ProgressProps {
  label: string;
  value: number;
  max: number;
  /** Numbers beside the bar, as in `12 / 40`. */
  showCount?: boolean;
  className?: string;
}

const bar = [
  "h-1 min-w-0 flex-1 appearance-none overflow-hidden rounded-full border-none bg-line-strong",
  "[&::-webkit-progress-bar]:bg-transparent",
  "[&::-webkit-progress-value]:rounded-full [&::-webkit-progress-value]:bg-link [&::-webkit-progress-value]:transition-[width]",
  "[&::-moz-progress-bar]:rounded-full [&::-moz-progress-bar]:bg-link",
].join(" ");

export function Progress({ label, value, max, showCount = false, className }: ProgressProps) {
  return (
    <span className={cn("flex items-center gap-2", className)}>
      <progress aria-label={label} value={Math.min(Math.max(value, 0), max)} max={max || 1} className={bar} />
      {showCount && (
        <span aria-hidden className="text-meta text-muted tabular-nums">
          {value} / {max}
        </span>
      )}
    </span>
  );
}
