import type { EventActor } from "@/lib/timeline/event";
import type { Trigger } from "@/lib/timeline/vocabulary";

/** One run of the analysis over an incident, as its jobs are told of it. Instants are ISO 8601 in UTC. */
export type InvestigationRequest = {
  incidentId: string;
  investigationId: string;
  question: string;
  trigger: Trigger;
  /** The stretch that is looked at. */
  from: string;
  to: string;
  /** When something rang, or people first knew. */
  alarmAt: string;
  /** The service that rang; null where nobody says. */
  service: string | null;
  /** Higher first. */
  priority: number;
  /** Who asked for it, and by which command: whoever writes down that it has started writes the same. */
  startedBy: EventActor;
  commandId: string;
};

/** A hypothesis of a person's that is to be tested over what an investigation has read. */
export type HypothesisTest = {
  incidentId: string;
  investigationId: string;
  hypothesisId: string;
  component: string | null;
  changeId: string | null;
};

/** Evidence that has come since: the last investigation may have to be run again. */
export type RerunRequest = { incidentId: string; reason: string };

/** Where investigations wait for whoever works on them. Everything is durable once its promise resolves. */
export type InvestigationQueue = {
  /** The same id again does nothing. */
  start: (request: InvestigationRequest) => Promise<void>;
  /** What waits is dropped; what runs stops as soon as it looks. */
  cancel: (incidentId: string, investigationId: string) => Promise<void>;
  testHypothesis: (test: HypothesisTest) => Promise<void>;
  /** Many within half a minute are one. */
  rerun: (request: RerunRequest) => Promise<void>;
};
