import type { Database } from "@/lib/store/database";
import type { StoredIncidentLog } from "@/lib/store/incident-log";
import type { Notifications } from "@/lib/store/notifications";
import type { PostmortemTexts } from "@/lib/store/postmortem-texts";
import type { PostmortemDocuments } from "@/lib/postmortem/documents-port";
import type { PeopleStores } from "@/lib/policy/people-stores";
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
import type { Auth } from "./auth";
import type { Oidc } from "./auth-oidc";
import type { Environment } from "./environment";
import type { BadTokenLimit, TypingLimit, WriteLimit } from "./rate-limit-writes";
import type { OpenSampleStage } from "./sample-stage";
import type { SampleTelemetry } from "./sample-telemetry";
import type { TelemetryRefusals } from "./telemetry-refusals";
import type { Turnstile } from "./turnstile";

/** What one process has once: opened by the server (`open-runtime.ts`), shared by all bundles. */
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
  /** How many requests with telemetry may be read and unpacked at once. */
  telemetryTurnstile: Turnstile;
  telemetryRefusals: TelemetryRefusals;
  telemetry: Pick<TelemetryStore, "take" | "read" | "status">;
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

// Routes are bundled apart from the server: a module's own variable would exist once for each, and so would all the code
// that opens a runtime, if it were in this file.
const PLACE = Symbol.for("parallax.runtime");

/** The runtime of this process. Throws where none has been installed. */
export function runtime(): Runtime {
  const present: Runtime | undefined = Reflect.get(globalThis, PLACE);
  if (!present) throw new Error("Nobody has opened a runtime in this process.");
  return present;
}

/** Makes this the runtime of the process. */
export function installRuntime(made: Runtime): Runtime {
  Reflect.set(globalThis, PLACE, made);
  return made;
}
