import { z } from "zod";

import type { EventDraft } from "@/lib/timeline/event";
import { type EventType, isEventType, type Payloads, payloads } from "@/lib/timeline/payloads";
import { identifier, instant } from "@/lib/timeline/text";
import { parseInput } from "@/lib/wire/parse";
import { failure, type Outcome, success } from "@/lib/wire/problem";

/** How far a clock elsewhere may be ahead of ours. Milliseconds. */
const CLOCK_ALLOWANCE_MS = 5 * 60_000;

/** An event as a stranger sent it. */
export type RawDraft = { type?: unknown; payload?: unknown; commandId?: unknown; occurredAt?: unknown };

const envelope = z.object({ commandId: identifier, occurredAt: instant.optional() });
const schemas: { [T in EventType]: z.ZodType<Payloads[T]> } = payloads;

/** The type alone: what the right to append hangs on. */
export function parseType({ type }: RawDraft): Outcome<EventType> {
  if (typeof type === "string" && isEventType(type)) return success(type);
  return failure("invalid", "There is no such type of event.", {
    errors: [{ path: "type", reason: "unknown type of event" }],
  });
}

/** Checks commandId, times and payload. Field errors have the paths that the caller used. */
export function parseDraft(type: EventType, raw: RawDraft, now: Date): Outcome<EventDraft> {
  const draft = parseShape(type, raw);
  if (!draft.ok) return draft;
  return refuseFuture(happenedAt(draft.value), now) ?? draft;
}

/** An instant in a request, and where it stands there. */
export type Moment = { path: string; at: string | undefined };

/** Refuses what is said to have happened and has not yet, but for the error of a clock. */
export function refuseFuture(moments: readonly Moment[], now: Date): Outcome<never> | null {
  const latest = now.getTime() + CLOCK_ALLOWANCE_MS;
  const early = moments.find(({ at }) => at !== undefined && Date.parse(at) > latest);
  if (!early) return null;
  return failure("invalid", "That lies in the future.", {
    errors: [{ path: early.path, reason: "is more than five minutes in the future" }],
  });
}

function parseShape<T extends EventType>(type: T, raw: RawDraft): Outcome<EventDraft<T>> {
  const outer = parseInput(envelope, raw);
  if (!outer.ok) return outer;
  const schema: z.ZodType<Payloads[T]> = schemas[type];
  const payload = parseInput(schema, raw.payload, "payload");
  return payload.ok ? success({ type, payload: payload.value, ...outer.value }) : payload;
}

/** The instants at which a draft says that something happened. A plan may lie in the future; the past may not. */
function happenedAt(draft: EventDraft): Moment[] {
  return [{ path: "occurredAt", at: draft.occurredAt }, ...momentsOf(draft)];
}

function momentsOf({ type, payload }: EventDraft): Moment[] {
  if (type === "milestone_set") return [{ path: "payload.at", at: payload.at ?? undefined }];
  if (type === "event_corrected") return [{ path: "payload.occurredAt", at: payload.occurredAt }];
  return [];
}
