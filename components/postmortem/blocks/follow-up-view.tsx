"use client";

import type { NodeViewProps } from "@tiptap/react";
import { Circle, CircleCheck, CircleDot, CircleSlash } from "lucide-react";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { cn } from "@/lib/cn";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { lookup, type Task } from "@/lib/timeline/state";
import { followUpKinds, type TaskState, taskStates } from "@/lib/timeline/vocabulary";
import { capital, followUpKindWords, taskStateWords } from "@/lib/timeline/words";

import { BlockFrame, Missing } from "./block-frame";

const icons = {
  open: Circle,
  doing: CircleDot,
  done: CircleCheck,
  dropped: CircleSlash,
} as const satisfies Record<TaskState, unknown>;
const NONE = "";

/** A task that outlives the incident: its state, owner, kind and due date are changed in place, as events. */
export function FollowUpView(view: NodeViewProps) {
  const { state } = useRoomData();
  const { mayAct } = useRoomActions();
  const id: unknown = view.node.attrs["taskId"];
  const task = lookup(state.tasks, typeof id === "string" ? id : "");
  return (
    <BlockFrame view={view} label="Follow-up">
      {task ? (
        <Facts task={task} editable={view.editor.isEditable && mayAct} />
      ) : (
        <Missing>This task is not in the incident.</Missing>
      )}
    </BlockFrame>
  );
}

function Facts({ task, editable }: { task: Task; editable: boolean }) {
  const Icon = icons[task.state];
  const ended = task.state === "done" || task.state === "dropped";
  return (
    <>
      <p className="flex items-start gap-2 pr-14">
        <Icon
          aria-hidden
          className={cn("mt-0.5 size-3.5 shrink-0", ended ? "text-success" : "text-subtle")}
        />
        <span className="sr-only">{taskStateWords[task.state]}: </span>
        <span className={cn("font-medium [overflow-wrap:anywhere]", ended ? "text-muted" : "text-fg")}>
          {task.title}
        </span>
      </p>
      {editable ? <Controls task={task} /> : <Said task={task} />}
    </>
  );
}

/** The same as words: for those who may only read, and on paper. */
function Said({ task, className }: { task: Task; className?: string }) {
  const { state, owner, followUpKind, dueOn } = task;
  const facts = [
    capital(taskStateWords[state]),
    owner ? owner.name : "no owner",
    followUpKind ? followUpKindWords[followUpKind] : "no kind",
    dueOn ? `due ${dueOn}` : "no due date",
  ];
  return <p className={cn("pl-5.5 text-meta text-muted", className)}>{facts.join(" · ")}</p>;
}

function Controls({ task }: { task: Task }) {
  const { append, people } = useRoomActions();
  const change = (payload: Partial<Pick<Task, "state" | "owner" | "followUpKind" | "dueOn">>) =>
    append({ type: "task_changed", payload: { taskId: task.id, ...payload } });
  const known = task.owner && !people.some(({ id }) => id === task.owner?.id) ? [task.owner] : [];
  return (
    <>
      <div className="mt-1.5 flex flex-wrap gap-2 pl-5.5 print:hidden">
        <Field label={`State of ${task.title}`} hideLabel className="w-30">
          {(control) => (
            <Select
              {...control}
              value={task.state}
              onChange={({ target: { value } }) => {
                const state = taskStates.find((each) => each === value);
                if (state) change({ state });
              }}
            >
              {taskStates.map((state) => (
                <option key={state} value={state}>
                  {capital(taskStateWords[state])}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={`Owner of ${task.title}`} hideLabel className="w-40">
          {(control) => (
            <Select
              {...control}
              value={task.owner?.id ?? NONE}
              onChange={({ target: { value } }) => {
                const owner = people.find(({ id }) => id === value);
                change({ owner: owner ? { id: owner.id, name: owner.name } : null });
              }}
            >
              <option value={NONE}>No owner</option>
              {[...known, ...people].map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={`Kind of ${task.title}`} hideLabel className="w-28">
          {(control) => (
            <Select
              {...control}
              value={task.followUpKind ?? NONE}
              onChange={({ target: { value } }) =>
                change({ followUpKind: followUpKinds.find((kind) => kind === value) ?? null })
              }
            >
              <option value={NONE}>No kind</option>
              {followUpKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {capital(followUpKindWords[kind])}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={`${task.title} is due on`} hideLabel className="w-36">
          {(control) => (
            <Input
              {...control}
              key={task.dueOn}
              type="date"
              defaultValue={task.dueOn ?? ""}
              onBlur={({ target: { value } }) => {
                const dueOn = value === "" ? null : value;
                if (dueOn !== task.dueOn) change({ dueOn });
              }}
            />
          )}
        </Field>
      </div>
      <Said task={task} className="hidden print:block" />
    </>
  );
}
