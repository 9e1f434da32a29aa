import type { Actor } from "@/lib/policy/actor";
import type { IncidentLog } from "@/lib/timeline/log-port";

/** What every verb is given beside its input: who asks, the log, the clock and the dice. */
export type VerbContext = {
  actor: Actor;
  log: IncidentLog;
  now: () => Date;
  /** A fresh UUID. */
  id: () => string;
};
