import * as z from "zod";

const window = z.tuple([z.number(), z.number()]);
const minutes = z.object({ baseline: z.array(z.number()) });

/** What of a case's `case.json` is used: all that a responder may see, but for what names the case. Times in seconds. */
export const caseDescription = z.object({
  anomalyStart: z.number(),
  windowStart: z.number(),
  windowEnd: z.number(),
  samplePeriodSec: z.number().positive().default(60),
  symptom: z.object({ service: z.string().optional(), metric: z.string().nullish() }).nullish(),
  entryService: z.string().nullish(),
  excludeWindows: z.array(window).default([]),
  baselineWindow: window.optional(),
  traceMinutes: minutes.optional(),
  logMinutes: minutes.optional(),
  files: z.object({
    metrics: z.string().optional(),
    baseline: z.string().optional(),
    logs: z.string().optional(),
    traces: z.string().optional(),
    changes: z.string().optional(),
    topology: z.string().optional(),
  }),
});

export type CaseDescription = z.infer<typeof caseDescription>;

export const topology = z.object({ edges: z.array(z.tuple([z.string(), z.string()])) });

/** Before this second of 1970 nobody traced anything: such times were milliseconds, taken for microseconds. */
const NO_SUCH_TIME = 100_000_000;

/** By what the times of a case are to be multiplied: 1, but 1,000 where they are a thousand times too early. */
export function timeScale({ windowEnd }: Pick<CaseDescription, "windowEnd">): number {
  return windowEnd < NO_SUCH_TIME ? 1_000 : 1;
}
