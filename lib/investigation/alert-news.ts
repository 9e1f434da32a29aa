/** What a source says of one of its alerts, in our words: bounded, and storable as it is. */
export type AlertNews = {
  /** The same for the same condition, each time it fires. */
  alertId: string;
  fingerprint: string;
  /** Who says it: "Alertmanager". */
  source: string;
  title: string;
  summary: string;
  state: "firing" | "resolved";
  /** What may be its service, the likeliest first. */
  services: readonly string[];
  /** When it began to fire: ISO 8601. With the id it names one episode. Null where nobody says. */
  startedAt: string | null;
  /** Of a resolved one. */
  endedAt: string | null;
  labels: Readonly<Record<string, string>>;
  url: string | null;
};

/** Two tellings of one episode share this. */
export function commandIdOf({ alertId, startedAt, state }: AlertNews): string {
  return `${alertId}:${startedAt ?? ""}:${state}`;
}
