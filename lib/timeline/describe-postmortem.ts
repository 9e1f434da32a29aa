import type { EventType } from "./payloads";
import type { TimelineEntries } from "./timeline-entry";
import { postmortemStateWords } from "./words";

type Postmortems = Extract<EventType, `postmortem_${string}`>;

/** What becomes of the postmortem. */
export const postmortemEntries: TimelineEntries<Postmortems> = {
  postmortem_drafted: {
    group: "record",
    minor: false,
    describe: ({ payload }) => ({
      line: ["drafted the postmortem from everything up to ", { event: payload.throughSeq }],
    }),
  },
  postmortem_state_set: {
    group: "record",
    minor: false,
    describe: ({ payload }) => ({
      line:
        payload.state === "published"
          ? ["published the postmortem", ...(payload.version ? [`, version ${payload.version.number}`] : [])]
          : ["set the postmortem to ", { strong: postmortemStateWords[payload.state] }],
      reason: payload.reason,
    }),
  },
};
