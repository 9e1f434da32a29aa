import { z } from "zod";

import { followUpKinds } from "@/lib/timeline/vocabulary";

import { type FollowUpFilter, parseFollowUps } from "./follow-ups";
import { wordsOf } from "./incident-filter-query";
import { parseInput } from "./parse";
import { type Outcome, success } from "./problem";

const query = z.object({
  mine: z.enum(["1", "0"]).optional(),
  overdue: z.enum(["1", "0"]).optional(),
  kind: wordsOf(followUpKinds),
  samples: z.enum(["1", "0"]).optional(),
});

/** The filter of a request to the API. What it does not know is a fault, for whoever asks cannot see what it shows. */
export function readFollowUps(params: URLSearchParams): Outcome<FollowUpFilter> {
  const checked = parseInput(query, Object.fromEntries(params));
  return checked.ok ? success(parseFollowUps(params)) : checked;
}
