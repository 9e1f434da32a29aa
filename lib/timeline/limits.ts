/**
 * Longest texts, in Unicode code points, as zod, JSON Schema and PostgreSQL count. A form counts UTF-16 code units, which
 * are never fewer. Apart from the schemas, so that the browser can know them without zod.
 */
export const NOTE_LIMIT = 32_768;
export const TITLE_LIMIT = 200;
export const REASON_LIMIT = 2_000;
export const CLAIM_LIMIT = 500;
export const ROLE_LIMIT = 60;
export const PREDICTION_LIMIT = 500;

/** What an investigation could not look at, as one sentence each. */
export const MOST_GAPS = 20;

/** Steps from a cause to its symptom. */
export const MOST_CHAIN_STEPS = 20;

/** How many predictions a hypothesis makes at most. */
export const MOST_PREDICTIONS = 20;

/** Names of services, metrics, operations and the like in frozen evidence. */
export const FROZEN_NAME_LIMIT = 512;

/** Of a change: of its diff, and how many files or services of it are named. */
export const DIFF_LIMIT = 20_000;
export const MOST_CHANGED = 100;

/** How many services an incident is said to have touched. */
export const MOST_SERVICES = 50;
