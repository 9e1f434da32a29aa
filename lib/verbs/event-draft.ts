import { z } from "zod";

import type { EventDraft } from "@/lib/timeline/event";
import { type EventType, isEventType, type Payloads, payloads } from "@/lib/timeline/payloads";
import { identifier, instant } from "@/lib/timeline/text";
import { parseInput } from "@/lib/wire/parse";
import { failure, type Outcome, success } from "@/lib/wire/problem";

/** How far a clock elsewhere may be ahead of ours. Milliseconds. */
const CLOCK_ALLOWANCE_MS = 5 * 60_000;

const typed = z.object({ type: z.string().refine(isEventType, "unknown type of event") });
const envelope = z.object({
  commandId: identifier,
  occurredAt: instant.optional(),
  payload: z.unknown().optional(),
});
const schemas: { [T in EventType]: z.ZodType<Payloads[T]> } = payloads;

/** The type alone of what a stranger sent: the right to append hangs on it. */
export function parseType(raw: unknown): Outcome<EventType> {
  const parsed = parseInput(typed, raw);
  return parsed.ok ? success(parsed.value.type) : parsed;
}

/** Checks commandId, times and payload. Field errors have the paths that the caller used. */
export function parseDraft(type: EventType, raw: unknown, now: Date): Outcome<EventDraft> {
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

function parseShape<T extends EventType>(type: T, raw: unknown): Outcome<EventDraft<T>> {
  const outer = parseInput(envelope, raw);
  if (!outer.ok) return outer;
  const schema: z.ZodType<Payloads[T]> = schemas[type];
  const { payload: rawPayload, ...rest } = outer.value;
  const payload = parseInput(schema, rawPayload, "payload");
  return payload.ok ? success({ type, payload: payload.value, ...rest }) : payload;
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
