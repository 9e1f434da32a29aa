import type { StageQueue } from "@/lib/server/investigation-queue";
import type { InvestigationFrames } from "@/lib/store/investigation-frames";
import type { StoredIncidentLog } from "@/lib/store/incident-log";
import type { IncidentLog } from "@/lib/timeline/log-port";
import type { InvestigationQueue } from "@/lib/wire/investigation-port";

import type { Analyst } from "./analyst";

/** What the stages of an investigation are given. */
export type StageContext = {
  log: IncidentLog & Pick<StoredIncidentLog, "watch">;
  queue: StageQueue & InvestigationQueue;
  analyst: Analyst;
  kept: Pick<InvestigationFrames, "isKept">;
};
