/** The names of severities that loggers use, and the number that OpenTelemetry's log data model has for each. */
const SEVERITIES: ReadonlyMap<string, number> = new Map([
  ["trace", 1],
  ["debug", 5],
  ["info", 9],
  ["information", 9],
  ["informational", 9],
  ["notice", 10],
  ["warn", 13],
  ["warning", 13],
  ["err", 17],
  ["error", 17],
  ["crit", 21],
  ["critical", 21],
  ["fatal", 21],
  ["panic", 21],
  ["alert", 22],
  ["emerg", 24],
  ["emergency", 24],
]);

const LONGEST = 16;

/** OTLP's SeverityNumber (1 to 24) for a severity's name in whatever case: "WARN" is 13. 0 for one that is unknown. */
export function severityOfText(text: string): number {
  return text.length > LONGEST ? 0 : (SEVERITIES.get(text.trim().toLowerCase()) ?? 0);
}
