import { z } from "zod";

import { FROZEN_NAME_LIMIT } from "./limits";
import { identifier, instant, optionalText } from "./text";

/** Spans that a frozen trace holds at most: every browser in the room is given them. */
export const MOST_FROZEN_SPANS = 100;

const name = optionalText(FROZEN_NAME_LIMIT);
const seconds = z.number();

const frozenSpan = z.object({
  spanId: identifier,
  /** Its place among the spans; null for a root, and where the parent is missing. */
  parent: z.int().min(0).nullable(),
  service: name,
  operation: name,
  /** OTLP's SpanKind. */
  kind: z.int().min(0),
  /** OTLP's status: 2 is an error. */
  status: z.int().min(0),
  /** Since the trace began; negative where a clock is behind. */
  offsetSeconds: seconds,
  durationSeconds: seconds,
  /** Of that, in which no span under it ran. */
  ownSeconds: seconds,
});

/** A trace, span by span: of a long one, those that tell most. */
export const frozenTrace = z
  .object({
    kind: z.literal("trace"),
    traceId: identifier,
    startedAt: instant,
    durationSeconds: seconds,
    /** Of the trace as recorded: `spans` may hold fewer. */
    spanCount: z.int().min(1),
    errorCount: z.int().min(0),
    spans: z.array(frozenSpan).min(1).max(MOST_FROZEN_SPANS),
  })
  .refine(({ spans }) => spans.every(({ parent }) => parent === null || parent < spans.length), {
    message: "must name a parent that is there",
    path: ["spans"],
  });

export type FrozenSpan = z.output<typeof frozenSpan>;
export type FrozenTrace = z.output<typeof frozenTrace>;
