import type { EventType } from "./payloads";
import type { Part, Phrase } from "./phrase";
import { lookup, type PersonRef } from "./state";
import type { TimelineEntries } from "./timeline-entry";
import type { FollowUpKind } from "./vocabulary";
import { taskStateWords } from "./words";

type Tasks = Extract<EventType, `task_${string}`>;

const toOwner = (owner: PersonRef | null): Phrase => (owner ? [" for ", { strong: owner.name }] : []);
const due = (day: string | undefined): Phrase => (day ? [`, due on ${day}`] : []);

/** After "to". */
const purpose: Readonly<Record<FollowUpKind, string>> = {
  prevent: "prevent it",
  mitigate: "mitigate it",
  detect: "detect it",
  process: "mend the process",
};

/** ": one, two, three", without the empty ones. */
function listed(phrases: readonly Phrase[]): Phrase {
  const parts: Part[] = [];
  for (const phrase of phrases)
    if (phrase.length > 0) parts.push(parts.length === 0 ? ": " : ", ", ...phrase);
  return parts;
}

/** What is to be done, during an incident and after it. */
export const taskEntries: TimelineEntries<Tasks> = {
  task_added: {
    group: "tasks",
    minor: false,
    describe: ({ payload }) => ({
      line: [
        payload.followUp ? "added the follow-up " : "added the task ",
        { strong: payload.title },
        ...toOwner(payload.owner),
        ...due(payload.dueOn),
      ],
    }),
  },
  task_changed: {
    group: "tasks",
    minor: true,
    describe: ({ payload }, state) => {
      const title = lookup(state.tasks, payload.taskId)?.title ?? payload.title ?? "a task";
      const changes: Phrase[] = [
        payload.title === undefined ? [] : ["renamed to ", { strong: payload.title }],
        payload.state === undefined ? [] : ["now ", { strong: taskStateWords[payload.state] }],
        payload.owner === undefined ? [] : [payload.owner ? `for ${payload.owner.name}` : "for nobody"],
        payload.followUp === undefined
          ? []
          : [payload.followUp ? "kept as a follow-up" : "no longer a follow-up"],
        payload.followUpKind === undefined
          ? []
          : [payload.followUpKind ? `to ${purpose[payload.followUpKind]}` : "of no kind"],
        payload.dueOn === undefined ? [] : [payload.dueOn ? `due on ${payload.dueOn}` : "without a due date"],
      ];
      return { line: ["changed the task ", { strong: title }, ...listed(changes)] };
    },
  },
};
