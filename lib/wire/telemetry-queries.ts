import { z } from "zod";

import type { TelemetryWindow } from "@/lib/telemetry/source";
import { payloads } from "@/lib/timeline/payloads";
import { identifier, instant } from "@/lib/timeline/text";

import { MOST_PICKED } from "./evidence-address";

const MS_US = 1_000;
const DAY_MS = 86_400_000;
const SHORTEST_MS = 1_000;
/** Longest window, in days. */
const LONGEST_DAYS = 31;
const TEXT_LIMIT = 200;
const NAME_LIMIT = 256;

const stretch = z.object({ from: instant, to: instant });
const flag = z.stringbool({ error: "must be true or false" }).default(false);
/** `samples`: of the telemetry of samples, in place of one's own. */
const asked = stretch.extend({ samples: flag });
const limit = (most: number) => z.coerce.number().int().min(1).max(most).default(most);

function checkWindow({ from, to }: z.infer<typeof stretch>, context: z.RefinementCtx): void {
  const lengthMs = Date.parse(to) - Date.parse(from);
  if (lengthMs < SHORTEST_MS)
    context.addIssue({ code: "custom", path: ["to"], message: "must be at least a second after from" });
  if (lengthMs > LONGEST_DAYS * DAY_MS)
    context.addIssue({
      code: "custom",
      path: ["from"],
      message: `must be at most ${LONGEST_DAYS} days before to`,
    });
}

/** The window of a checked query, for those who read telemetry. */
export function windowOf({ from, to }: { from: string; to: string }): TelemetryWindow {
  return { fromUs: Date.parse(from) * MS_US, toUs: Date.parse(to) * MS_US };
}

/** The window of the same length that ends where this one begins: what was usual. */
export function windowBefore({ fromUs, toUs }: TelemetryWindow): TelemetryWindow {
  return { fromUs: fromUs - (toUs - fromUs), toUs: fromUs };
}

const service = z.string().max(NAME_LIMIT).optional();

export const windowQuery = asked.extend({ compare: flag }).superRefine(checkWindow);

export const seriesQuery = asked
  .extend({
    compare: flag,
    service,
    metric: z.string().max(NAME_LIMIT).optional(),
    /** Words, each of which is in the name, the service or an attribute. */
    q: z.string().max(TEXT_LIMIT).default(""),
    limit: limit(500),
  })
  .superRefine(checkWindow);

const seriesId = z.string().regex(/^[\da-f]{16}$/, "must be 16 hexadecimal digits each");
const patternId = z.string().regex(/^[\da-f]{16}$/, "must be 16 hexadecimal digits");
const traceId = z.string().regex(/^[\da-f]{32}$/, "must be 32 hexadecimal digits");

export const linesQuery = asked
  .extend({
    compare: flag,
    ids: z
      .string()
      .max(MOST_PICKED * 17)
      .transform((text) => [...new Set(text.split(","))])
      .pipe(z.array(seriesId).min(1).max(MOST_PICKED)),
  })
  .superRefine(checkWindow);

export const patternsQuery = asked
  .extend({
    compare: flag,
    service,
    q: z.string().max(TEXT_LIMIT).default(""),
    /** OTLP's SeverityNumber: this and above. */
    severity: z.coerce.number().int().min(0).max(24).default(0),
    /** Of a template: only its patterns. */
    id: patternId.optional(),
    limit: limit(200),
  })
  .superRefine(checkWindow);

export const tracesQuery = asked.extend({ service, limit: limit(200) }).superRefine(checkWindow);

export const traceQuery = asked.extend({ traceId }).superRefine(checkWindow);

const { title, note } = payloads.evidence_pinned.shape;
const pin = stretch.extend({ commandId: identifier, title, note });
const compare = z.boolean().default(false);

/** Evidence that is to be kept: what of which window, and what is said of it. */
export const pinRequest = z
  .discriminatedUnion("kind", [
    pin.extend({
      kind: z.literal("lines"),
      compare,
      ids: z.array(seriesId).min(1).max(MOST_PICKED),
    }),
    pin.extend({
      kind: z.literal("pattern"),
      compare,
      pattern: patternId,
      service: z.string().max(NAME_LIMIT),
    }),
    pin.extend({ kind: z.literal("trace"), traceId }),
  ])
  .superRefine(checkWindow);
