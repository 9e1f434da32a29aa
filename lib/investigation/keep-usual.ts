import type { FrozenResult } from "@/lib/timeline/frozen";

/**
 * What a query gives now, with the usual of what it gave before for the lines of which it has none: an investigation
 * knows when the trouble began, and takes what came before that; the query by itself knows only the window before.
 */
export function keepUsual(now: FrozenResult, before: FrozenResult): FrozenResult {
  if (now.kind !== "lines" || before.kind !== "lines") return now;
  const known = new Map(before.lines.map(({ id, baseline }) => [id, baseline]));
  return {
    ...now,
    lines: now.lines.map((line) => ({ ...line, baseline: line.baseline ?? known.get(line.id) ?? null })),
  };
}
