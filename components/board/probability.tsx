import { Progress } from "@/components/ui/progress";

const percent = (probability: number) => Math.round(probability * 100);

export interface ProbabilityProps {
  probability: number;
  /** How far it moved with the last verdict; null where there was none before. */
  movement: number | null;
  className?: string;
}

/** How likely it is, as a bar and a number that shows what it was. */
export function Probability({ probability, movement, className }: ProbabilityProps) {
  const now = percent(probability);
  const before = movement === null ? now : percent(probability - movement);
  return (
    <span className={className}>
      <span className="flex items-center gap-2">
        <Progress label="Probability" value={now} max={100} className="w-14 shrink-0" />
        <span className="whitespace-nowrap tabular-nums">
          <span className="font-medium text-fg">{now} %</span>
          {before !== now && (
            <span className="text-subtle">
              <span aria-hidden>{now > before ? " ↑ " : " ↓ "}</span>
              <span className="sr-only">{now > before ? ", up " : ", down "}</span>
              from {before} %
            </span>
          )}
        </span>
      </span>
    </span>
  );
}
