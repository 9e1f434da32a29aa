import { quantityText } from "../../telemetry/quantity";
import type { FrozenEvidence } from "../../timeline/frozen";
import type { FrozenLine } from "../../timeline/frozen-lines";
import type { Story } from "./story";
import { counted, listed, quoted } from "./writing";

const MOST_LINES = 3;

/** What is to be seen in frozen evidence, in one sentence with its figures. */
export function frozenFigure(story: Pick<Story, "when">, title: string, frozen: FrozenEvidence): string {
  const { result, from, to } = frozen;
  const window = `between ${story.when(from)} and ${story.when(to)}`;
  switch (result.kind) {
    case "lines":
      return `${quoted(title)}: ${listed(result.lines.slice(0, MOST_LINES).map(lineFigure))}, ${window}.`;
    case "pattern": {
      const before =
        result.countBefore === null
          ? ""
          : `, after ${result.countBefore === 0 ? "none" : result.countBefore} in the window before`;
      return `${quoted(title)}: ${counted(result.count, "log line")} like ${quoted(result.template)}${result.service && ` of ${result.service}`}${before}, ${window}.`;
    }
    case "trace": {
      const failed = result.errorCount > 0 ? `, ${result.errorCount} of them failed` : "";
      return `${quoted(title)}: a trace of ${quantityText(result.durationSeconds, "s")} and ${counted(result.spanCount, "span")}${failed}, at ${story.when(result.startedAt)}.`;
    }
    case "figures":
      return `${quoted(title)}: figures ${window}.`;
  }
}

function lineFigure({ service, metric, unit, values, baseline }: FrozenLine): string {
  let most: number | null = null;
  for (const value of values) if (value !== null && (most === null || value > most)) most = value;
  const name = [service, metric].filter(Boolean).join(" ");
  const usual = baseline === null ? "" : ` (usually about ${quantityText(baseline.median, unit)})`;
  return `${name} at most ${quantityText(most, unit)}${usual}`;
}
