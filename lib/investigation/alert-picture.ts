/** What is known of incidents and their alerts when it is decided where an alert goes. Times in milliseconds since 1970. */
export type AlertPicture = {
  /** Those that go on, of the kind that the alerts are. */
  incidents: readonly OpenIncident[];
  /** Where each of the alerts has been before: by alert id. */
  known: ReadonlyMap<string, readonly KnownAlert[]>;
};

export type OpenIncident = {
  incidentId: string;
  title: string;
  restricted: boolean;
  declaredAtMs: number;
  /** Services of its alerts; null for alerts without one. */
  services: readonly HurtService[];
};

export type HurtService = {
  service: string | null;
  /** When one of its alerts was last heard of. */
  heardAtMs: number;
  firing: boolean;
  /** Alerts heard of lately: see `STORM`. */
  recent: number;
};

/** An alert as it stands in an incident; of a merged incident: in the one that it was merged into. */
export type KnownAlert = {
  incidentId: string;
  /** Whether that incident goes on. */
  active: boolean;
  state: "firing" | "resolved";
  startedAtMs: number | null;
};

/** So many alerts in one incident within this time are a storm. */
export const STORM = { alerts: 100, withinMs: 60_000 } as const;
