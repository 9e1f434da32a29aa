import { z } from "zod";

import { kinds, severities } from "@/lib/timeline/vocabulary";

import { type IncidentFilter, listStates, parseFilter } from "./incident-list";
import { parseInput } from "./parse";
import { type Outcome, success } from "./problem";

/** Known words with commas between them, in any letter case. */
export function wordsOf(known: readonly string[]) {
  const lower = new Set(known.map((word) => word.toLowerCase()));
  return z
    .string()
    .refine(
      (value) =>
        value
          .toLowerCase()
          .split(",")
          .every((word) => word === "" || lower.has(word)),
      `must hold only ${known.join(", ")}, with commas between them`,
    )
    .optional();
}

const query = z.object({
  state: z.enum(listStates).optional(),
  severity: wordsOf(severities),
  kind: wordsOf(kinds),
  mine: z.enum(["1", "0"]).optional(),
});

/** The filter of a request to the API. What it does not know is a fault, for whoever asks cannot see what it shows. */
export function readFilter(params: URLSearchParams): Outcome<IncidentFilter> {
  const checked = parseInput(query, Object.fromEntries(params));
  return checked.ok ? success(parseFilter(params)) : checked;
}
