import { z } from "zod";

import type { EventActor, EventDraft } from "@/lib/timeline/event";
import { isEventType } from "@/lib/timeline/payloads";
import { parseDraft } from "@/lib/verbs/event-draft";

/** Minutes and seconds after the start of a recording: "09:08". */
const offset = z.string().regex(/^\d+:[0-5]\d$/);

const sampleFile = z.object({
  people: z.array(z.object({ kind: z.enum(["person", "machine"]), id: z.string(), name: z.string() })),
  events: z.array(
    z.object({
      at: offset,
      by: z.string(),
      type: z.string().refine(isEventType),
      payload: z.record(z.string(), z.unknown()),
    }),
  ),
});

export type SampleEvent = { draft: EventDraft; actor: EventActor };

/** How long before the present the newest event of a sample lies. Milliseconds. */
const AGE_MS = 4 * 60_000;

/**
 * A recorded incident as drafts that happened just before `now`. The same file gives the same commandIds,
 * so writing it again changes nothing. Throws where the file is not a sample.
 */
export function sampleLog(name: string, file: unknown, number: number, now: Date): readonly SampleEvent[] {
  const { people, events } = sampleFile.parse(file);
  const last = Math.max(...events.map(({ at }) => milliseconds(at)));
  const start = now.getTime() - AGE_MS - last;
  const moment = (at: string) => new Date(start + milliseconds(at)).toISOString();

  return events.map(({ at, by, type, payload }, index) => {
    const actor = people.find(({ id }) => id === by);
    if (!actor) throw new Error(`Sample ${name}: nobody is ${by}.`);
    const draft = parseDraft(
      type,
      {
        commandId: `sample:${name}:${index + 1}`,
        occurredAt: moment(at),
        payload: { ...placed(payload, moment), ...(type === "incident_declared" && { number }) },
      },
      now,
    );
    if (!draft.ok)
      throw new Error(`Sample ${name}, event ${index + 1}: ${JSON.stringify(draft.problem.errors)}`);
    return { draft: draft.value, actor };
  });
}

/** Turns `startedAtOffset` into `startedAt`, `nextUpdateOffset` into `nextUpdateAt`, `source` into `sourceSeq`. */
function placed(payload: Record<string, unknown>, moment: (at: string) => string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(payload).map(([key, value]) => {
      if (key === "source" && typeof value === "number") return ["sourceSeq", value];
      if (!key.endsWith("Offset")) return [key, value];
      const field = key.slice(0, -"Offset".length);
      return [field.endsWith("At") ? field : `${field}At`, moment(offset.parse(value))];
    }),
  );
}

function milliseconds(at: string): number {
  const [minutes = 0, seconds = 0] = at.split(":").map(Number);
  return (minutes * 60 + seconds) * 1_000;
}
