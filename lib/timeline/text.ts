import { z } from "zod";

import { isStorableJson, isStorableText, type Json } from "./storable";

const STORABLE = "must be well-formed text without NUL characters";

/** Free text of 1 to `limit` code points after trimming. */
export const text = (limit: number) => z.string().trim().min(1).max(limit).refine(isStorableText, STORABLE);

/** Free text that may be empty. */
export const optionalText = (limit: number) => z.string().trim().max(limit).refine(isStorableText, STORABLE);

/** An identifier that somebody else coined: short, one line, no surprises. */
export const identifier = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[\w.:@/+-]+$/, "may hold letters, digits and . : @ / + - _ only");

/** A name shown beside an action. */
export const personName = text(120);

/** A link that is safe to render as one. */
export const link = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .refine(isStorableText, STORABLE);

/** An instant, ISO 8601 with a zone, kept as UTC with milliseconds. */
export const instant = z.iso.datetime({ offset: true }).transform((value, context) => {
  const at = new Date(value);
  const year = at.getUTCFullYear();
  if (Number.isNaN(year) || year < 1970 || year > 9999) {
    context.addIssue("must be an instant between the years 1970 and 9999");
    return z.NEVER;
  }
  return at.toISOString();
});

/** A day of the calendar, as in "due on": ISO 8601, of no zone. */
export const day = z.iso.date();

/** Any JSON of bounded depth. */
export const json = z.custom<Json>(
  isStorableJson,
  "must be JSON of well-formed text without NUL characters, not nested deeply",
);
