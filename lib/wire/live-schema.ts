import { z } from "zod";

import { roomViews } from "./live";
import { MOST_UPDATE_BYTES } from "./postmortem-live";

/** What a client may send over the socket. The draft of an append is the verb's to check. */
const incidentId = z.uuid().toLowerCase();
const seq = z.int().min(0).max(2_147_483_647);

/** One entry takes ten bytes or less, and each is somebody who opened the document. */
const MOST_STATE_VECTOR_BYTES = 64 * 1024;

const bytes = (most: number) =>
  z.instanceof(Uint8Array, { error: "must be bytes" }).refine(({ byteLength }) => byteLength <= most, {
    error: `must not be longer than ${most} bytes`,
  });
const yjsClient = z
  .int()
  .min(0)
  .max(2 ** 32 - 1);
const yjsId = z.strictObject({ client: yjsClient, clock: z.int().min(0) });
const yjsPosition = z.strictObject({
  type: yjsId.nullish(),
  tname: z.literal("default").nullish(),
  item: yjsId.nullish(),
  assoc: z.int().min(-1).max(1).optional(),
});
export const caretSpan = z.strictObject({ anchor: yjsPosition, head: yjsPosition });

export const liveRequests = {
  subscribe: z.object({ incidentId, after: seq }),
  unsubscribe: z.object({ incidentId }),
  fetch: z.object({ incidentId, after: seq, before: seq }),
  append: z.looseObject({ incidentId }),
  presence: z.object({ incidentId, view: z.enum(roomViews), idle: z.boolean() }),
  watch_list: z.object({}),
  open_postmortem: z.object({ incidentId, stateVector: bytes(MOST_STATE_VECTOR_BYTES) }),
  close_postmortem: z.object({ incidentId }),
  postmortem_update: z.object({ incidentId, update: bytes(MOST_UPDATE_BYTES) }),
  postmortem_caret: z.object({
    incidentId,
    clientId: yjsClient,
    span: caretSpan.nullable(),
  }),
};

export type LiveRequestName = keyof typeof liveRequests;

export function isLiveRequest(name: unknown): name is LiveRequestName {
  return typeof name === "string" && Object.hasOwn(liveRequests, name);
}
