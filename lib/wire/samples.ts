/** What the gallery of samples shows: presented shapes. Times are ISO 8601. */

/** A recorded incident that comes with the product. Nothing of it tells its cause. */
export type SampleCase = {
  name: string;
  title: string;
  about: string;
  /** Recorded in a real system, or made up. */
  origin: "recorded" | "synthetic";
  credit: string;
  licence: string;
  url: string;
};

/** A kind of fault, and everything in the simulated shop that it can strike. */
export type Breakable = { kind: string; targets: readonly string[] };

export type SampleFault = { id: string; kind: string; target: string; beganAt: string };

/** What runs: a recorded case by its name, or the simulated shop with so many visits a second. */
export type SampleSubject = { kind: "case"; name: string } | { kind: "shop"; perSecond: number };

export type SampleRun = {
  subject: SampleSubject;
  /** Past: what happened before now is being told. Ended: it came to its end, was stopped, or failed. */
  state: "starting" | "past" | "live" | "ended";
  startedAt: string;
  /** Up to when it has been told. */
  toldUntil: string | null;
  /** The share of its past that has been told, 0 to 1, and in how long it will have been; null where nobody can say, or once it is. */
  past: { share: number; leftSeconds: number | null } | null;
  sent: { spans: number; points: number; logs: number };
  /** The last alert that it raised. */
  rang: { at: string; title: string } | null;
  /** What went wrong last; one sentence. */
  problem: string | null;
  /** What can be broken in it; nothing of a recording. */
  breakables: readonly Breakable[];
  /** What is broken now, the latest first. */
  faults: readonly SampleFault[];
};

/** An incident that a sample opened. */
export type SampleIncident = {
  id: string;
  number: number;
  title: string;
  active: boolean;
  declaredAt: string;
};

/** Of the history that the gallery offers: the same incidents each time. */
export const HISTORY_SEED = 1;

export type SampleGallery = {
  cases: readonly SampleCase[];
  run: SampleRun | null;
  /** The latest first; not all where there are many. */
  incidents: readonly SampleIncident[];
  /** How many there are in all. */
  incidentCount: number;
  /** A generated history is here. */
  historyLoaded: boolean;
  /** What the telemetry of samples takes of the disk; null where there is none. */
  storedBytes: number | null;
};
