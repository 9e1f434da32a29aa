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

export type SampleEvent = { draft: EventDraft; actor: EventActor; occurredAt: string };

/** How long before the present the newest event of a sample lies. Milliseconds. */
const AGE_MS = 4 * 60_000;

export type Sample = {
  /** The start of the recording, for its last event to lie shortly before `now`. */
  startBefore: (now: Date) => Date;
  /** The start of the recording, where its declaration happened at `declaredAt`. */
  startFrom: (declaredAt: string) => Date;
  /**
   * The recorded incident as drafts. The same start gives the same drafts, so writing them again
   * changes nothing.
   */
  events: (place: { number: number; start: Date }) => readonly SampleEvent[];
};

/** Reads a sample. Throws where the file is not one. */
export function readSample(name: string, file: unknown): Sample {
  const { people, events } = sampleFile.parse(file);
  const offsets = events.map(({ at }) => milliseconds(at));
  return {
    startBefore: (now) => new Date(now.getTime() - AGE_MS - Math.max(...offsets)),
    startFrom: (declaredAt) => new Date(Date.parse(declaredAt) - (offsets[0] ?? 0)),
    events: (place) => drafts(name, { people, events }, place),
  };
}

function drafts(
  name: string,
  { people, events }: z.infer<typeof sampleFile>,
  { number, start }: { number: number; start: Date },
): readonly SampleEvent[] {
  const moment = (at: string) => new Date(start.getTime() + milliseconds(at)).toISOString();
  return events.map(({ at, by, type, payload }, index) => {
    const actor = people.find(({ id }) => id === by);
    if (!actor) throw new Error(`Sample ${name}: nobody is ${by}.`);
    const occurredAt = moment(at);
    const draft = parseDraft(
      type,
      {
        commandId: `sample:${name}:${index + 1}`,
        occurredAt,
        payload: { ...placed(payload, moment), ...(type === "incident_declared" && { number }) },
      },
      new Date(occurredAt),
    );
    if (!draft.ok)
      throw new Error(`Sample ${name}, event ${index + 1}: ${JSON.stringify(draft.problem.errors)}`);
    return { draft: draft.value, actor, occurredAt };
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
