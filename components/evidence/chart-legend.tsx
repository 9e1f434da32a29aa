import { X } from "lucide-react";

import { IconButton } from "@/components/ui/icon-button";
import { quantityText } from "@/lib/telemetry/quantity";
import type { LineShape } from "@/lib/wire/telemetry";

import { seriesName } from "@/lib/telemetry/series-name";
import { lineLook } from "@/components/charts/line-look";

export interface ChartLegendProps {
  lines: readonly LineShape[];
  unit: string;
  onRemove?: ((id: string) => void) | undefined;
}

/** Which line is which, and between what it lies. */
export function ChartLegend({ lines, unit, onRemove }: ChartLegendProps) {
  return (
    <ul className="mt-1 flex flex-col text-meta">
      {lines.map((line, index) => {
        const { colour, dash } = lineLook(index);
        return (
          <li key={line.id} className="flex min-h-6 min-w-0 items-center gap-2">
            <svg aria-hidden viewBox="0 0 20 4" className="h-1 w-5 shrink-0">
              <line y1="2" y2="2" x2="20" stroke={colour} strokeWidth="2" strokeDasharray={dash} />
            </svg>
            <span className="min-w-0 truncate text-fg" title={seriesName(line)}>
              {seriesName(line)}
            </span>
            <span className="ml-auto shrink-0 text-muted tabular-nums">
              {line.spread
                ? `${quantityText(line.spread.least, unit)} to ${quantityText(line.spread.greatest, unit)}`
                : "no value"}
            </span>
            {onRemove && (
              <IconButton size="sm" label={`Take ${seriesName(line)} out`} onClick={() => onRemove(line.id)}>
                <X aria-hidden />
              </IconButton>
            )}
          </li>
        );
      })}
    </ul>
  );
}
