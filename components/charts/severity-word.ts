/** OTLP's severities by their name and the least number of each. */
export const severityLevels = [
  { least: 1, word: "Trace", tone: "text-subtle" },
  { least: 5, word: "Debug", tone: "text-subtle" },
  { least: 9, word: "Info", tone: "text-muted" },
  { least: 13, word: "Warning", tone: "text-warning" },
  { least: 17, word: "Error", tone: "text-danger" },
  { least: 21, word: "Fatal", tone: "text-danger" },
] as const;

/** What a SeverityNumber is called; one that nobody gave is unknown. */
export function severityOf(number: number): { word: string; tone: string } {
  return severityLevels.findLast(({ least }) => number >= least) ?? { word: "Unset", tone: "text-subtle" };
}
