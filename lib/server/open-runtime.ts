import { openDatabase } from "@/lib/store/database";
import { openReportShares } from "@/lib/store/report-shares";
import { openFollowUps } from "@/lib/store/follow-ups";
import { openIncidentList } from "@/lib/store/incident-list";
import { openIncidentLog } from "@/lib/store/incident-log";
import { openNotifications } from "@/lib/store/notifications";
import { openPostmortemDocuments } from "@/lib/store/postmortem-documents";
import { openPostmortemTexts } from "@/lib/store/postmortem-texts";
import { openPeopleStores } from "@/lib/store/people-stores";
import { fillReportMembers } from "@/lib/store/report-fill";
import { openReportMembers } from "@/lib/store/report-members";
import { openAlerts } from "./alerts";
import { createAuth } from "./auth";
import { createOidc } from "./auth-oidc";
import { createChangeDesk } from "./change-desk";
import type { Environment } from "./environment";
import { openInvestigations } from "./investigations";
import {
  createBadTokenLimit,
  createTelemetryLimit,
  createTypingLimit,
  createWriteLimit,
} from "./rate-limit-writes";
import { readSampleFrames } from "./sample-frames";
import { worldEntry } from "./sample-process";
import { openSampleStage } from "./sample-stage";
import { openSampleTelemetry } from "./sample-telemetry";
import { reportFailure } from "./route-failure";
import { createSourceHealth } from "./source-health";
import { sourceNames } from "./source-names";
import { openTelemetryProcess } from "./telemetry-process";
import { threadEntry } from "./thread-entry";
import { createTelemetryRefusals } from "./telemetry-refusals";
import type { Runtime } from "./runtime";
import { createTurnstile } from "./turnstile";
import { arrivalsReader } from "./telemetry-sources";
import { warmFrames } from "./warm-frames";

/** Each holds its body, packed and unpacked. */
const MOST_READ_AT_ONCE = 12;

/** Opens all that one process has once. */
export function createRuntime(environment: Environment): Runtime {
  const database = openDatabase({ url: environment.databaseUrl });
  const notifications = openNotifications(database);
  const stores = openPeopleStores(database, notifications);
  const log = openIncidentLog({ database, notifications });
  const texts = openPostmortemTexts({ database, notifications });
  const reports = openReportMembers(database);
  let closing = false;
  let stopWarming: (() => void) | null = null;
  const health = createSourceHealth();
  const telemetry = openTelemetryProcess(threadEntry("telemetry"), environment, (gaps) =>
    health.hear(sourceNames(environment.sources), gaps),
  );
  const telemetryRefusals = createTelemetryRefusals();
  const sampleTelemetry = openSampleTelemetry(environment);
  const sampleFrames = readSampleFrames(sampleTelemetry);
  const changes = createChangeDesk();
  const sampleStage = openSampleStage({
    entry: worldEntry(),
    endpoint: `${ownAddress(environment)}/api/samples`,
    telemetry: sampleTelemetry,
    changes,
  });
  const parts = { environment, database, ...stores };
  const { frames } = telemetry;
  const { databaseUrl } = environment;
  const investigations = openInvestigations({
    database,
    databaseUrl,
    log,
    frames,
    sampleFrames: sampleFrames.reader,
    readInput: frames.readInput,
    readSampleInput: sampleFrames.readInput,
  });
  const alerts = openAlerts({ database, log, frames, changes, investigations: investigations.queue });
  return {
    ...stores,
    environment,
    database,
    notifications,
    auth: createAuth(parts),
    oidc: environment.oidc && createOidc(environment.oidc, parts),
    log,
    incidents: openIncidentList(database),
    reports,
    followUps: openFollowUps(database),
    reportShares: openReportShares(database),
    investigations: investigations.queue,
    alerts: alerts.intake,
    changes,
    failedJobs: investigations.failedJobs,
    startGathering: investigations.startGathering,
    async fillReports() {
      try {
        await fillReportMembers(database, { stopped: () => closing });
        // The first who asks does not wait for all members to be read.
        if (!closing) await reports.subjects({ personId: "", seesAll: false });
      } catch (error) {
        if (!closing) reportFailure(error, "reports");
      }
    },
    frames,
    sampleFrames: sampleFrames.reader,
    arrivals: arrivalsReader({
      telemetry,
      backends: environment.sources,
      health,
      refusals: telemetryRefusals,
    }),
    documents: openPostmortemDocuments({ database, texts }),
    texts,
    limitWrites: createWriteLimit(),
    limitTyping: createTypingLimit(),
    limitBadTokens: createBadTokenLimit(),
    limitTelemetry: createTelemetryLimit(),
    telemetryTurnstile: createTurnstile(MOST_READ_AT_ONCE),
    telemetryRefusals,
    telemetry,
    sampleTelemetry,
    sampleStage,
    warmFrames() {
      stopWarming ??= warmFrames({
        builder: frames,
        onError: (error) => reportFailure(error, "frames"),
      });
    },
    async close() {
      closing = true;
      stopWarming?.();
      alerts.close();
      await sampleStage.close();
      await investigations.close();
      await sampleFrames.close();
      await sampleTelemetry.close();
      await telemetry.close();
      texts.close();
      await log.close();
      await notifications.close();
      await database.close();
    },
  };
}

/** Where this process answers on its own machine. */
function ownAddress({ host, port }: Environment): string {
  const everywhere = host === "0.0.0.0" || host === "::";
  return `http://${everywhere ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host}:${port}`;
}
