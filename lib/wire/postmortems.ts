import { z } from "zod";

import type { Document } from "@/lib/postmortem/document-types";
import type { FrozenVersion } from "@/lib/postmortem/documents-port";
import { payloads } from "@/lib/timeline/payloads";
import { identifier } from "@/lib/timeline/text";
import type { Postmortem } from "@/lib/timeline/state";
import { postmortemStates } from "@/lib/timeline/vocabulary";

export const postmortemRequest = z.object({ commandId: identifier });

export const postmortemStateRequest = z.object({
  commandId: identifier,
  state: z.enum(postmortemStates),
  reason: payloads.postmortem_state_set.shape.reason,
});

/** Of a query: which version, where it is not the text as it is now. */
export const versionNumber = z.coerce.number().int().min(1).max(2_147_483_647);

export type PostmortemDrafted = { incidentId: string; seq: number; throughSeq: number };

export type PostmortemStateSet = {
  incidentId: string;
  seq: number;
  state: Postmortem["state"];
  /** What was frozen for it; null for a draft. */
  version: { number: number; hash: string } | null;
};

export type PostmortemRead = {
  incidentId: string;
  /** As the log says. */
  postmortem: Postmortem;
  document: Document;
  /** Which version the document is; null where it is the text as it is now. */
  version: FrozenVersion | null;
  /** All of them, the newest first. */
  versions: readonly FrozenVersion[];
};
