import { z } from "zod";

import { FROZEN_NAME_LIMIT } from "./limits";
import { identifier, instant, optionalText } from "./text";

/** Stretches of the window in which lines are counted. */
export const MOST_FROZEN_CELLS = 120;
/** Characters of a line as it was, and of a template. */
export const FROZEN_WORDS_LIMIT = 2_000;
const MOST_EXAMPLES = 4;

const count = z.int().min(0);
/** OTLP's SeverityNumber. */
const severity = z.int().min(0).max(24);
/** Of a trace or a span, in hexadecimal digits; empty where a line names none. */
const spanOrTrace = z.string().regex(/^[\da-f]{0,32}$/);

/** Log lines that say the same: how many when, and some of them as they were. */
export const frozenPattern = z.object({
  kind: z.literal("pattern"),
  /** Of the template, 16 hexadecimal digits: the same in every window. */
  id: identifier,
  service: optionalText(FROZEN_NAME_LIMIT),
  /** "<*>" stands for what varies. */
  template: optionalText(FROZEN_WORDS_LIMIT),
  /** The highest seen. */
  severity,
  count,
  /** Lines in the window before; null where nobody can say. */
  countBefore: count.nullable(),
  firstSeen: instant,
  lastSeen: instant,
  stepSeconds: z.number().positive(),
  /** Lines in stretches of so long, from the window's beginning on; null where nobody's logs were recorded. */
  counts: z.array(count.nullable()).min(1).max(MOST_FROZEN_CELLS),
  examples: z
    .array(
      z.object({
        at: instant,
        severity,
        body: optionalText(FROZEN_WORDS_LIMIT),
        traceId: spanOrTrace,
        spanId: spanOrTrace,
      }),
    )
    .max(MOST_EXAMPLES),
});

export type FrozenPattern = z.output<typeof frozenPattern>;
