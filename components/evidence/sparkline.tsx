import { cn } from "@/lib/cn";

const WIDTH = 96;
const HEIGHT = 20;

/** A line at the size of a word, from zero up; gaps stay gaps. What it shows is said in words beside it. */
export function Sparkline({ values, className }: { values: readonly (number | null)[]; className?: string }) {
  const greatest = Math.max(0, ...values.map((value) => value ?? 0));
  const x = (index: number) => (values.length > 1 ? (index / (values.length - 1)) * WIDTH : 0);
  const y = (value: number) => HEIGHT - 1 - (greatest > 0 ? (value / greatest) * (HEIGHT - 2) : 0);
  const path = values
    .map((value, index) => {
      if (value === null) return "";
      const begins = (values[index - 1] ?? null) === null;
      return `${begins ? "M" : "L"}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join("");
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={cn("h-5 w-24 shrink-0 overflow-visible text-muted", className)}
    >
      <path d={path} fill="none" stroke="currentColor" strokeWidth={1.25} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
