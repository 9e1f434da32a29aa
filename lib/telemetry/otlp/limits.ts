/** What a sender may say at most. Whatever is longer is clipped or left out, and never refused for it. */

/** Attributes of one span, point, log record or resource; the first ones stay. */
export const MOST_ATTRIBUTES = 128;
/** UTF-16 code units of a key. */
export const KEY_LENGTH = 256;
/** UTF-16 code units of an attribute's value, after it has become text. */
export const VALUE_LENGTH = 4_096;
/** UTF-16 code units of a span's, metric's or unit's name. */
export const NAME_LENGTH = 512;
/** UTF-16 code units of what a log record says. */
export const BODY_LENGTH = 32_768;
/** Lists and maps inside one another in one value; what is deeper becomes DEEPER. */
export const MOST_DEPTH = 16;
/** Stands for what is nested too deeply, as JSON. */
export const DEEPER = '"…"';

/** Rows that one request may become; further ones are rejected. Many small messages fit in few bytes. */
export const MOST_ROWS = 250_000;
/** Series that one request may bring; points of further ones are rejected. */
export const MOST_SERIES = 50_000;
/** Buckets of one histogram as it was sent. */
export const MOST_BUCKETS = 512;
/** Quantiles of one summary. */
export const MOST_QUANTILES = 64;

/** The last time that a double holds to the microsecond: in the year 2255. Microseconds since 1970. */
export const LATEST_US = 2 ** 53;
