import type { KnownEvent } from "../../timeline/event";
import type { Story } from "./story";

export type PromisedUpdate = {
  /** The update that promised the next one. */
  seq: number;
  audience: "responders" | "stakeholders";
  promisedAt: string;
  /** The update that came; null where none did. */
  nextSeq: number | null;
  nextAt: string | null;
  /** Null where the incident was over before it was due. */
  kept: boolean | null;
};

/** Each update that was promised by another for the same audience, and what became of it. */
export function promises(story: Story): readonly PromisedUpdate[] {
  const posted = story.of("update_posted");
  const over = story.mark("resolved")?.at;
  return posted.flatMap((event, place): PromisedUpdate[] => {
    const { audience, nextUpdateAt: promisedAt } = event.payload;
    if (promisedAt === undefined) return [];
    const next = nextOf(posted, place);
    const nextAt = next ? story.at(next) : null;
    const moot = over !== undefined && over <= promisedAt && (nextAt === null || nextAt > promisedAt);
    const last = story.events.at(-1);
    const notYet = nextAt === null && last !== undefined && story.at(last) < promisedAt;
    return [
      {
        seq: event.seq,
        audience,
        promisedAt,
        nextSeq: next?.seq ?? null,
        nextAt,
        kept: moot || notYet ? null : nextAt !== null && nextAt <= promisedAt,
      },
    ];
  });
}

/** The update that came next for the same audience: they stand in the order in which they happened. */
function nextOf(
  posted: readonly KnownEvent<"update_posted">[],
  place: number,
): KnownEvent<"update_posted"> | undefined {
  const event = posted[place];
  if (!event) return undefined;
  for (let index = place + 1; index < posted.length; index++) {
    const other = posted[index];
    if (other?.payload.audience === event.payload.audience && other.seq > event.seq) return other;
  }
  return undefined;
}
