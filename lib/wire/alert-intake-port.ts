import type { AlertNews } from "@/lib/investigation/alert-news";
import type { Kind } from "@/lib/timeline/vocabulary";

import type { Outcome } from "./problem";

/** What became of alerts, without a word of which incidents there are. */
export type AlertsTaken = {
  /** New: they are in the log of an incident. */
  taken: number;
  /** Said before. */
  repeated: number;
  /** Resolved ones that nobody has heard fire. */
  unheard: number;
};

/** Where alerts come in. Answers once they are in the log. */
export type AlertIntake = {
  /** Refused as `unavailable` where too many wait. Alerts of a kind meet incidents of that kind only. */
  take: (alerts: readonly AlertNews[], kind: Kind) => Promise<Outcome<AlertsTaken>>;
};
