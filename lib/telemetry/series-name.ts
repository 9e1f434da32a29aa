/** What tells a line from the others of its chart: its service, its metric, and its attributes. */
export function seriesName(line: {
  service: string;
  metric: string;
  attributes: Readonly<Record<string, string>>;
}): string {
  const attributes = Object.values(line.attributes).join(" ");
  return [line.service, line.metric, attributes].filter(Boolean).join(" · ");
}
