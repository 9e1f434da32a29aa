import { randomUUID } from "node:crypto";

import type { Actor } from "@/lib/policy/actor";
import type { FollowUpStore } from "@/lib/wire/follow-ups-port";
import type { ReportShareStore } from "@/lib/wire/report-share-port";
import type { IncidentListStore } from "@/lib/wire/incident-list-port";
import type { ReportStore } from "@/lib/wire/report-port";
import type { SampleStage } from "@/lib/wire/sample-port";
import type { InvestigationContext } from "@/lib/verbs/investigation-context";
import type { DoorContext } from "@/lib/verbs/people-context";
import type { ArrivalsContext, TelemetryContext } from "@/lib/verbs/telemetry-context";

import { passwords, secrets } from "./auth-secrets";
import type { Runtime } from "./runtime";

/** Everything that a verb may ask for, but who asks. */
export type VerbScope = Omit<InvestigationContext & TelemetryContext & ArrivalsContext, "actor"> &
  DoorContext & {
    incidents: IncidentListStore;
    followUps: FollowUpStore;
    reports: ReportStore;
    reportShares: ReportShareStore;
    samples: SampleStage;
  } & Pick<Runtime, "telemetry" | "failedJobs" | "alerts" | "changes" | "documents">;

/** What any verb may ask for, on behalf of an actor: for routes, pages and the socket alike. */
export function verbContext<A extends Actor | null>(
  { log, environment, ...runtime }: Runtime,
  actor: A,
): VerbScope & { actor: A } {
  const {
    frames,
    sampleFrames,
    alerts,
    changes,
    arrivals,
    incidents,
    followUps,
    reports,
    reportShares,
    investigations,
    failedJobs,
    documents,
    telemetry,
    sampleStage: samples,
    people,
    credentials,
    invitations,
    signInLinks,
    sessions,
    tokens,
    attempts,
  } = runtime;
  return {
    actor,
    log,
    incidents,
    followUps,
    reports,
    reportShares,
    investigations,
    failedJobs,
    documents,
    telemetry,
    samples,
    frames,
    sampleFrames,
    alerts,
    changes,
    arrivals,
    now: () => new Date(),
    id: randomUUID,
    people,
    credentials,
    invitations,
    signInLinks,
    sessions,
    tokens,
    attempts,
    passwords,
    secrets,
    origin: environment.origin,
  };
}
