/** What is sent: one signal at a time. */
export const benchSignals = ["traces", "metrics", "logs"] as const;
export type BenchSignal = (typeof benchSignals)[number];
