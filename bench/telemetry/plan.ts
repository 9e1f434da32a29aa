/** What is sent: one signal at a time. */
export const benchSignals = ["traces", "metrics", "logs"] as const;
export type BenchSignal = (typeof benchSignals)[number];

/** Different requests, sent over and over. */
export const BODIES = 60;
/** The time of the first row, in microseconds since 1970. */
export const FROM_US = 490_000 * 3_600_000_000;
