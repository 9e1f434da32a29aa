import { z } from "zod";

import { payloads } from "@/lib/timeline/payloads";

/** Changes in one request. */
const MOST_CHANGES = 500;

/** What a deployment tool, or a sample, tells of what was changed. */
export const changesRequest = z.object({
  changes: z.array(payloads.change_linked).min(1).max(MOST_CHANGES),
});
