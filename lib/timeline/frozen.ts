import { z } from "zod";

import { identifier, instant, json, optionalText, text } from "./text";

/** Values of one line, and moments, that a frozen chart holds at most. */
export const MOST_FROZEN_POINTS = 2_000;
export const MOST_FROZEN_LINES = 12;
const NAME_LIMIT = 512;
const MOST_ATTRIBUTES = 64;

/** A frozen look at telemetry: what was asked, of whom, for when, and what came back. */
export const frozenQuery = z.object({
  source: text(200),
  query: text(10_000),
  from: instant,
  to: instant,
  result: json.optional(),
  resultHash: identifier.optional(),
});

const value = z.number().nullable();

const frozenLine = z.object({
  /** The id of the series, 16 hexadecimal digits: the same in every window. */
  id: identifier,
  service: optionalText(NAME_LIMIT),
  metric: optionalText(NAME_LIMIT),
  /** UCUM. */
  unit: optionalText(NAME_LIMIT),
  attributes: z
    .record(z.string().max(NAME_LIMIT), optionalText(NAME_LIMIT))
    .refine((attributes) => Object.keys(attributes).length <= MOST_ATTRIBUTES, "has too many attributes"),
  /** One for each of the times; null is missing. */
  values: z.array(value).max(MOST_FROZEN_POINTS),
  /** What was usual in the window before: the middle nine tenths and the median; null where nobody can say. */
  baseline: z.object({ low: z.number(), median: z.number(), high: z.number() }).nullable(),
});

/** Lines as they were drawn. */
export const frozenLines = z
  .object({
    /** ms since 1970, ascending. */
    times: z.array(z.int()).max(MOST_FROZEN_POINTS),
    lines: z.array(frozenLine).min(1).max(MOST_FROZEN_LINES),
  })
  .refine(({ times, lines }) => lines.every(({ values }) => values.length === times.length), {
    message: "must have a value for each of the times",
    path: ["lines"],
  });

/** A chart that no longer changes, whatever its source keeps. A `frozenQuery` like any other evidence, with its result. */
export const frozenChart = frozenQuery.extend({ result: frozenLines, resultHash: identifier });

export type FrozenLine = z.output<typeof frozenLine>;
export type FrozenLines = z.output<typeof frozenLines>;
export type FrozenChart = z.output<typeof frozenChart>;
