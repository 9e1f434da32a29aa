import { z } from "zod";

import { roomViews } from "./live";

/** What a client may send over the socket. The draft of an append is the verb's to check. */
const incidentId = z.uuid().toLowerCase();
const seq = z.int().min(0).max(2_147_483_647);

export const liveRequests = {
  subscribe: z.object({ incidentId, after: seq }),
  unsubscribe: z.object({ incidentId }),
  fetch: z.object({ incidentId, after: seq, before: seq }),
  append: z.looseObject({ incidentId }),
  presence: z.object({ incidentId, view: z.enum(roomViews), idle: z.boolean() }),
  watch_list: z.object({}),
};

export type LiveRequestName = keyof typeof liveRequests;

export function isLiveRequest(name: unknown): name is LiveRequestName {
  return typeof name === "string" && Object.hasOwn(liveRequests, name);
}
