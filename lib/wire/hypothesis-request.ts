import { z } from "zod";

import { payloads } from "@/lib/timeline/payloads";
import { identifier } from "@/lib/timeline/text";

const { claim, component, changeId, kind, parentId } = payloads.hypothesis_proposed.shape;
const ZONE_LIMIT = 64;

/** A hypothesis in words. What is left out is read from the words. */
export const hypothesisRequest = z.object({
  commandId: identifier,
  claim,
  component,
  changeId,
  kind: kind.optional(),
  parentId,
  /** IANA name of the zone in which its times are meant; UTC where it is left out. */
  zone: z.string().max(ZONE_LIMIT).default("UTC"),
});

/** How the words were read, for whoever wrote them. */
export type HypothesisProposed = {
  incidentId: string;
  hypothesisId: string;
  seq: number;
  component: string | null;
  changeId: string | null;
  since: string | null;
  /** What has to be answered before it can be tested; "" where it is being tested. */
  question: string;
};
