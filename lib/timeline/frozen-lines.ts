import { z } from "zod";

import { FROZEN_NAME_LIMIT } from "./limits";
import { identifier, optionalText } from "./text";

/** Values of one line, and moments, that a frozen chart holds at most. */
export const MOST_FROZEN_POINTS = 2_000;
export const MOST_FROZEN_LINES = 12;
const MOST_ATTRIBUTES = 64;

const name = optionalText(FROZEN_NAME_LIMIT);
const value = z.number().nullable();

const frozenLine = z.object({
  /** The id of the series, 16 hexadecimal digits: the same in every window. */
  id: identifier,
  service: name,
  metric: name,
  /** UCUM. */
  unit: name,
  attributes: z
    .record(z.string().max(FROZEN_NAME_LIMIT), name)
    .refine((attributes) => Object.keys(attributes).length <= MOST_ATTRIBUTES, "has too many attributes"),
  /** One for each of the times; null is missing. */
  values: z.array(value).max(MOST_FROZEN_POINTS),
  /** What was usual in the window before: the middle nine tenths and the median; null where nobody can say. */
  baseline: z.object({ low: z.number(), median: z.number(), high: z.number() }).nullable(),
});

/** Lines as they were drawn. */
export const frozenLines = z
  .object({
    kind: z.literal("lines"),
    /** ms since 1970, ascending. */
    times: z.array(z.int()).max(MOST_FROZEN_POINTS),
    lines: z.array(frozenLine).min(1).max(MOST_FROZEN_LINES),
  })
  .refine(({ times, lines }) => lines.every(({ values }) => values.length === times.length), {
    message: "must have a value for each of the times",
    path: ["lines"],
  });

export type FrozenLine = z.output<typeof frozenLine>;
export type FrozenLines = z.output<typeof frozenLines>;
