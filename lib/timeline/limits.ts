/** Longest texts, in UTF-16 code units. Apart from the schemas, so that the browser can know them without zod. */
export const NOTE_LIMIT = 32_768;
export const TITLE_LIMIT = 200;
export const REASON_LIMIT = 2_000;
export const CLAIM_LIMIT = 500;
export const ROLE_LIMIT = 60;
export const PREDICTION_LIMIT = 500;

/** How many predictions a hypothesis makes at most. */
export const MOST_PREDICTIONS = 20;
