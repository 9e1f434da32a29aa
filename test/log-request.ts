import { randomUUID } from "node:crypto";

import type { z } from "zod";

import type { EventActor, EventDraft } from "@/lib/timeline/event";
import type { AppendRequest } from "@/lib/timeline/log-port";
import { type EventType, type PayloadInputs, type Payloads, payloads } from "@/lib/timeline/payloads";

import { ana } from "./sample-log";

export type RequestOptions = {
  actor?: EventActor;
  commandId?: string;
  mayEditOthers?: boolean;
  occurredAt?: string;
};

const schemas: { [T in EventType]: z.ZodType<Payloads[T]> } = payloads;

/** A request to append one event, its payload checked by the real schema. */
export function request<T extends EventType>(
  incidentId: string,
  type: T,
  payload: PayloadInputs[T],
  { actor = ana, mayEditOthers = false, ...envelope }: RequestOptions = {},
): AppendRequest {
  return { incidentId, draft: draftOf<EventType>(type, payload, envelope), actor, mayEditOthers };
}

export function note(incidentId: string, markdown: string, options?: RequestOptions): AppendRequest {
  return request(incidentId, "note_added", { markdown }, options);
}

/** A draft whose payload is checked by the real schema. */
export function draftOf<T extends EventType>(
  type: T,
  payload: unknown,
  { commandId = randomUUID(), occurredAt }: RequestOptions = {},
): EventDraft<T> {
  const schema: z.ZodType<Payloads[T]> = schemas[type];
  return { type, payload: schema.parse(payload), commandId, occurredAt };
}
