import { z } from "zod";

import { identifier } from "@/lib/timeline/text";
import type { Comparison } from "@/lib/timeline/vocabulary";

/** To have a piece of evidence looked up again. */
export const comparisonRequest = z.object({ commandId: identifier });

/** What whoever asked is told; the room sees the rest in its log. */
export type EvidenceComparedAnswer = {
  incidentId: string;
  seq: number;
  comparison: Comparison;
  summary: string;
};
