import { randomUUID } from "node:crypto";

import { openAlertDesk } from "@/lib/store/alert-desk";
import type { Database } from "@/lib/store/database";
import type { IncidentLog } from "@/lib/timeline/log-port";
import { attachAlerts } from "@/lib/verbs/attach-alerts";
import type { AlertIntake } from "@/lib/wire/alert-intake-port";
import type { ChangeDesk } from "@/lib/wire/change-desk-port";
import type { InvestigationQueue } from "@/lib/wire/investigation-port";
import type { FrameReader } from "@/lib/wire/telemetry-frames-port";

import { createAlertIntake } from "./alert-intake";
import { createServiceMap } from "./service-map";

/** Where alerts come in on this node, until it is closed. */
export function openAlerts({
  database: { pool },
  log,
  frames,
  changes,
  investigations,
}: {
  database: Pick<Database, "pool">;
  log: IncidentLog;
  frames: FrameReader;
  changes: ChangeDesk;
  investigations: InvestigationQueue;
}): { intake: AlertIntake; close: () => void } {
  const closing = new AbortController();
  const ctx = {
    log,
    changes,
    investigations,
    desk: openAlertDesk({ pool, log }),
    serviceMap: createServiceMap(frames, { closing: closing.signal }),
    now: () => new Date(),
    id: randomUUID,
  };
  return {
    intake: createAlertIntake((batch) => attachAlerts(ctx, batch)),
    close: () => closing.abort(),
  };
}
