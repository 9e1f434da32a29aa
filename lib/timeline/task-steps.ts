import type { EventType } from "./payloads";
import { lookup, type Step } from "./state";

type TaskSteps = { [T in Extract<EventType, `task_${string}`>]: Step<T> };

/** What events about a task do to the state: tasks and the follow-ups that outlive the incident. */
export const taskSteps: TaskSteps = {
  task_added: (state, { payload, seq, occurredAt }) => ({
    ...state,
    tasks: {
      ...state.tasks,
      [payload.taskId]: {
        id: payload.taskId,
        title: payload.title,
        owner: payload.owner,
        state: "open",
        followUp: payload.followUp ?? false,
        followUpKind: payload.followUpKind ?? null,
        dueOn: payload.dueOn ?? null,
        seq,
        addedAt: occurredAt,
      },
    },
  }),
  task_changed: (state, { payload }) => {
    const task = lookup(state.tasks, payload.taskId);
    if (!task) return state;
    const changed = {
      ...task,
      title: payload.title ?? task.title,
      owner: payload.owner === undefined ? task.owner : payload.owner,
      state: payload.state ?? task.state,
      followUp: payload.followUp ?? task.followUp,
      followUpKind: payload.followUpKind === undefined ? task.followUpKind : payload.followUpKind,
      dueOn: payload.dueOn === undefined ? task.dueOn : payload.dueOn,
    };
    return { ...state, tasks: { ...state.tasks, [task.id]: changed } };
  },
};
