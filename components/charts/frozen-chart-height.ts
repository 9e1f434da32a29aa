import type { FrozenChart } from "@/lib/timeline/frozen";

const PLOT_PX = 80;
const LINE_PX = 20;
/** The space above, the moments below the plots, and what it is and where from. */
const AROUND_PX = 44;

/** How high a frozen chart is drawn, in pixels: known before its code has come. */
export function frozenChartHeight({ result }: Pick<FrozenChart, "result">): number {
  const units = new Set(result.lines.map(({ unit }) => unit)).size;
  return AROUND_PX + units * PLOT_PX + result.lines.length * LINE_PX;
}
