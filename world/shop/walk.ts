import type { ServiceName } from "./blueprint";
import type { Fleet } from "./fleet";
import type { Instance } from "./instance";
import type { Random } from "./random";
import type { Recorder } from "./recorder";
import type { Servers } from "./servers";
import type { SettingsOf } from "./settings";
import type { Trouble } from "./trouble";

/** All that a request meets on its way through the shop. */
export type Surroundings = {
  random: Random;
  /** For names of traces and spans. */
  ids: Random;
  fleet: Fleet;
  servers: Servers;
  settings: SettingsOf;
  trouble: Trouble;
  recorder: Recorder;
};

/** What a visitor wants done, wherever in the shop it is being done. */
export type Errand = { traceId: string; id: string; customer: string };

/** Where in a trace somebody stands who does a step: whose process, below which span. */
export type Standing = { errand: Errand; instance: Instance; spanId: string };

/** Why something failed, in the words of an exception. */
export type Failure = { type: string; message: string };

/** How a step ended. Milliseconds since 1970. */
export type StepEnd = { endMs: number; failure: Failure | null };

/** A request that has arrived. */
export type Arrival = {
  errand: Errand;
  service: ServiceName;
  operation: string;
  parentSpanId: string;
  atMs: number;
};

/** How it was answered; null for a status where nobody was there. */
export type Answer = { endMs: number; status: number | null };

/** Does a request, with all that it entails. */
export type Serve = (arrival: Arrival) => Answer;
