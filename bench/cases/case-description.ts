import * as z from "zod";

const window = z.tuple([z.number(), z.number()]);
/** Of a recording that does not say how far its samples lie apart. */
const DEFAULT_PERIOD_SEC = 60;
const minutes = z.object({ baseline: z.array(z.number()) });

/** Null and absent are the same: not recorded. */
const file = z
  .string()
  .nullish()
  .transform((name) => name ?? undefined);

/** What of a case's `case.json` is used: all that a responder may see, but for what names the case. Times in seconds. */
export const caseDescription = z.object({
  anomalyStart: z.number(),
  windowStart: z.number(),
  windowEnd: z.number(),
  samplePeriodSec: z
    .number()
    .positive()
    .nullish()
    .transform((period) => period ?? DEFAULT_PERIOD_SEC),
  symptom: z.object({ service: z.string().nullish(), metric: z.string().nullish() }).nullish(),
  entryService: z.string().nullish(),
  excludeWindows: z
    .array(window)
    .nullish()
    .transform((windows) => windows ?? []),
  traceMinutes: minutes.nullish(),
  logMinutes: minutes.nullish(),
  files: z.object({
    /** Everything, as ingest reads it, in place of the tables. */
    rows: file,
    metrics: file,
    baseline: file,
    logs: file,
    traces: file,
    changes: file,
    topology: file,
  }),
});

export type CaseDescription = z.infer<typeof caseDescription>;

export const topology = z.object({ edges: z.array(z.tuple([z.string(), z.string()], z.unknown())) });

/** Before this second of 1970 nobody traced anything: such times were milliseconds, taken for microseconds. */
const NO_SUCH_TIME = 100_000_000;

/** By what the times of a case are to be multiplied: 1, but 1,000 where they are a thousand times too early. */
export function timeScale({ windowEnd }: Pick<CaseDescription, "windowEnd">): number {
  return windowEnd < NO_SUCH_TIME ? 1_000 : 1;
}
