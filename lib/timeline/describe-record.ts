import type { TimelineEntries } from "./timeline-entry";
import type { EventType } from "./payloads";

type Bookkeeping = Extract<EventType, `event_${string}` | `incident_${"merged" | "absorbed"}`>;

/** What happens to the record itself. */
export const recordEntries: TimelineEntries<Bookkeeping> = {
  event_corrected: {
    group: "record",
    minor: true,
    describe: ({ payload }) => ({
      line: [
        "corrected ",
        ...(payload.occurredAt && payload.markdown === undefined ? ["the time of "] : []),
        { event: payload.targetSeq },
        ...(payload.occurredAt ? [" to ", { at: payload.occurredAt }] : []),
      ],
      reason: payload.reason,
    }),
  },
  event_pinned: {
    group: "record",
    minor: true,
    describe: ({ payload }) => ({
      line: [payload.pinned ? "pinned " : "unpinned ", { event: payload.targetSeq }],
    }),
  },
  event_redacted: {
    group: "record",
    minor: false,
    describe: ({ payload }) => ({
      line: ["redacted ", { event: payload.targetSeq }],
      reason: payload.reason,
    }),
  },
  incident_merged: {
    group: "record",
    minor: false,
    describe: ({ payload }) => ({
      line: ["merged this incident into ", { incident: payload.into }],
      reason: payload.reason,
    }),
  },
  incident_absorbed: {
    group: "record",
    minor: false,
    describe: ({ payload }) => ({ line: ["merged ", { incident: payload.from }, " into this incident"] }),
  },
};
