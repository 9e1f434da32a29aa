import type { PgBoss, Queue } from "pg-boss";

/** Where what cannot be done ends, for somebody to write down why. */
export const DEAD = "investigation-dead";
export const GATHER = "investigation-gather";
export const SOURCE = "investigation-source";
export const FRAME = "investigation-frame";
export const CANDIDATES = "investigation-candidates";
export const TEST = "investigation-test";
export const WITHOUT = "investigation-without";
export const OWN_TEST = "investigation-own-test";
export const RERUN = "investigation-rerun";

/** How long more evidence is waited for before an investigation is run again, in seconds. */
export const RERUN_AFTER_SECONDS = 30;

/** How long the analysis waits for sources that are somewhere else, in seconds: nobody waits for what is run again. */
export const SOURCES_WITHIN_SECONDS = { first: 8, again: 60 };

const DAY_SECONDS = 86_400;

/** A job whose worker has not been heard of for so long is given to another. The least that pg-boss takes. */
const SILENT_SECONDS = 10;

const inParts: Omit<Queue, "name"> = {
  notify: true,
  retryLimit: 4,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 20,
  heartbeatSeconds: SILENT_SECONDS,
  deleteAfterSeconds: 2 * DAY_SECONDS,
  retentionSeconds: 2 * DAY_SECONDS,
  deadLetter: DEAD,
};

/** Every queue of the investigations, the one that others end in first. */
const queues: readonly Queue[] = [
  {
    name: DEAD,
    notify: true,
    retryLimit: 20,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 300,
    expireInSeconds: 60,
    deleteAfterSeconds: 30 * DAY_SECONDS,
  },
  { ...inParts, name: GATHER, expireInSeconds: 120 },
  // One that is away is asked again twice, and then said to be: others go on meanwhile.
  { ...inParts, name: SOURCE, expireInSeconds: 60, retryLimit: 2 },
  { ...inParts, name: FRAME, expireInSeconds: 120 },
  { ...inParts, name: CANDIDATES, expireInSeconds: 120 },
  { ...inParts, name: TEST, expireInSeconds: 60 },
  { ...inParts, name: WITHOUT, expireInSeconds: 120 },
  { ...inParts, name: OWN_TEST, expireInSeconds: 60 },
  // One that waits for each incident: those that come while it does are part of it.
  { ...inParts, name: RERUN, expireInSeconds: 60, policy: "short" },
];

/** Makes the queues where they are not there, and as they are here where they are. */
export async function createQueues(boss: PgBoss): Promise<void> {
  for (const { name, policy, ...settings } of queues) {
    await boss.createQueue(name, { ...settings, ...(policy !== undefined && { policy }) });
    await boss.updateQueue(name, settings);
  }
}
