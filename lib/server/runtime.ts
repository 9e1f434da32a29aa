import { openDatabase, type Database } from "@/lib/store/database";
import { openReportShares } from "@/lib/store/report-shares";
import { openFollowUps } from "@/lib/store/follow-ups";
import { openIncidentList } from "@/lib/store/incident-list";
import { openIncidentLog, type StoredIncidentLog } from "@/lib/store/incident-log";
import { type Notifications, openNotifications } from "@/lib/store/notifications";
import { openPostmortemDocuments } from "@/lib/store/postmortem-documents";
import { openPostmortemTexts, type PostmortemTexts } from "@/lib/store/postmortem-texts";
import type { PostmortemDocuments } from "@/lib/postmortem/documents-port";
import type { Actor } from "@/lib/policy/actor";
import type { PeopleStores } from "@/lib/policy/people-stores";
import { openPeopleStores } from "@/lib/store/people-stores";
import { fillReportMembers } from "@/lib/store/report-fill";
import { openReportMembers } from "@/lib/store/report-members";

import type { FailedJobs } from "@/lib/wire/failed-jobs";
import type { AlertIntake } from "@/lib/wire/alert-intake-port";
import type { ChangeDesk } from "@/lib/wire/change-desk-port";
import type { InvestigationQueue } from "@/lib/wire/investigation-port";
import type { FollowUpStore } from "@/lib/wire/follow-ups-port";
import type { ReportShareStore } from "@/lib/wire/report-share-port";
import type { IncidentListStore } from "@/lib/wire/incident-list-port";
import type { ReportStore } from "@/lib/wire/report-port";
import type { TelemetryStore } from "@/lib/telemetry/store-port";
import type { ArrivalsReader } from "@/lib/wire/telemetry-arrivals";
import type { FrameReader } from "@/lib/wire/telemetry-frames-port";
import { openAlerts } from "./alerts";
import { type Auth, createAuth } from "./auth";
import { createOidc, type Oidc } from "./auth-oidc";
import { createChangeDesk } from "./change-desk";
import { type Environment, readEnvironment } from "./environment";
import { createFrameReader } from "./frame-reader";
import { createFrameThread } from "./frame-thread";
import { openInvestigations } from "./investigations";
import {
  type BadTokenLimit,
  createBadTokenLimit,
  createTelemetryLimit,
  createTypingLimit,
  createWriteLimit,
  type TypingLimit,
  type WriteLimit,
} from "./rate-limit-writes";
import { actorOfAuthorization } from "./api-token";
import { rememberProofs } from "./remembered-proofs";
import { readSampleFrames } from "./sample-frames";
import { worldEntry } from "./sample-process";
import { type OpenSampleStage, openSampleStage } from "./sample-stage";
import { openSampleTelemetry, type SampleTelemetry } from "./sample-telemetry";
import { reportFailure } from "./route-failure";
import { createSourceHealth } from "./source-health";
import { openTelemetry, telemetryIn } from "./telemetry";
import { threadEntry } from "./thread-entry";
import { createTelemetryRefusals, type TelemetryRefusals } from "./telemetry-refusals";
import { createTurnstile, type Turnstile } from "./turnstile";
import { arrivalsReader, telemetrySources } from "./telemetry-sources";
import { warmFrames } from "./warm-frames";

/** What one process has once: opened by the server or by the first who asks, shared by all bundles. */
export type Runtime = PeopleStores & {
  environment: Environment;
  database: Database;
  auth: Auth;
  oidc: Oidc | null;
  notifications: Notifications;
  log: StoredIncidentLog;
  incidents: IncidentListStore;
  followUps: FollowUpStore;
  reports: ReportStore;
  reportShares: ReportShareStore;
  investigations: InvestigationQueue;
  failedJobs: FailedJobs;
  alerts: AlertIntake;
  changes: ChangeDesk;
  frames: FrameReader;
  sampleFrames: FrameReader;
  arrivals: ArrivalsReader;
  /** The words of postmortems: as the verbs see them, and as they are written together. */
  documents: PostmortemDocuments;
  texts: PostmortemTexts;
  limitWrites: WriteLimit;
  limitTyping: TypingLimit;
  limitBadTokens: BadTokenLimit;
  limitTelemetry: WriteLimit;
  /** Who may send telemetry by this `Authorization` header, as of the last second; null for nobody. */
  proveTelemetry: (authorization: string) => Promise<Actor | null>;
  /** How many requests with telemetry may be read and unpacked at once. */
  telemetryTurnstile: Turnstile;
  telemetryRefusals: TelemetryRefusals;
  telemetry: Pick<TelemetryStore, "take" | "read" | "rows" | "status">;
  sampleTelemetry: SampleTelemetry;
  sampleStage: OpenSampleStage;
  /** Gives incidents from before there were reports their place in them; reports say how many are still to come. */
  fillReports: () => Promise<void>;
  /** Begins to read telemetry for investigations. */
  startGathering: () => Promise<void>;
  /** From now on minutes are measured when they are over, not when somebody asks for them. */
  warmFrames: () => void;
  close: () => Promise<void>;
};

/** Each holds its body, packed and unpacked. */
const MOST_READ_AT_ONCE = 12;

// Routes are bundled apart from the server: a module's own variable would exist once for each.
const PLACE = Symbol.for("parallax.runtime");

/** The runtime of this process; the first call reads the environment and makes it. */
export function runtime(): Runtime {
  const present: Runtime | undefined = Reflect.get(globalThis, PLACE);
  return present ?? installRuntime(createRuntime(readEnvironment(process.env)));
}

/** Makes this the runtime of the process. */
export function installRuntime(made: Runtime): Runtime {
  Reflect.set(globalThis, PLACE, made);
  return made;
}

export function createRuntime(environment: Environment): Runtime {
  const database = openDatabase({ url: environment.databaseUrl });
  const stores = openPeopleStores(database);
  const notifications = openNotifications(database);
  const log = openIncidentLog({ database, notifications });
  const texts = openPostmortemTexts({ database, notifications });
  const telemetry = openTelemetry(telemetryIn(environment));
  const builder = createFrameThread({
    entry: threadEntry("frames"),
    store: telemetry,
    backends: environment.sources,
    names: telemetrySources(telemetry, environment.sources).map(({ name }) => name),
  });
  const reports = openReportMembers(database);
  let closing = false;
  let stopWarming: (() => void) | null = null;
  const health = createSourceHealth();
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
  const frames = createFrameReader(health.watch(builder));
  const { databaseUrl } = environment;
  const investigations = openInvestigations({
    database,
    databaseUrl,
    log,
    frames,
    sampleFrames: sampleFrames.reader,
    readInput: health.watchInputs(builder),
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
      store: telemetry,
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
    proveTelemetry: rememberProofs((authorization) => actorOfAuthorization(stores.tokens, authorization)),
    telemetryTurnstile: createTurnstile(MOST_READ_AT_ONCE),
    telemetryRefusals,
    telemetry,
    sampleTelemetry,
    sampleStage,
    warmFrames() {
      stopWarming ??= warmFrames({ builder, onError: (error) => reportFailure(error, "frames") });
    },
    async close() {
      closing = true;
      stopWarming?.();
      alerts.close();
      await sampleStage.close();
      await investigations.close();
      await sampleFrames.close();
      await sampleTelemetry.close();
      await builder.close();
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
