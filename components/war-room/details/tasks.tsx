"use client";

import { Flag, Plus } from "lucide-react";
import { type KeyboardEvent, useState } from "react";

import { Avatar } from "@/components/ui/avatar";
import { LazyMenu } from "@/components/ui/lazy-menu";
import { tip } from "@/components/ui/tooltip";
import { cn } from "@/lib/cn";
import { randomId } from "@/lib/client/random-id";
import { useRoomActions } from "@/lib/client/room-context";
import { TITLE_LIMIT } from "@/lib/timeline/limits";
import { readPerson } from "@/lib/timeline/slash-commands";
import type { RoomState, Task } from "@/lib/timeline/state";
import type { TaskState } from "@/lib/timeline/vocabulary";
import { capital, followUpKindWords, taskStateWords } from "@/lib/timeline/words";

import { Section } from "./section";
import { taskIcons } from "./task-icons";

const fetchTaskMenu = async () => (await import("./task-menu")).TaskMenu;

const order: Readonly<Record<TaskState, number>> = { doing: 0, open: 1, done: 2, dropped: 3 };

/** "Follow-up to prevent, due on 2026-12-01". */
function followUpWords({ followUpKind, dueOn }: Task): string {
  const purpose = followUpKind
    ? ` to ${followUpKind === "process" ? "change the process" : followUpKindWords[followUpKind]}`
    : "";
  return `Follow-up${purpose}${dueOn ? `, due on ${dueOn}` : ""}: outlives the incident`;
}

function TaskLine({ task }: { task: Task }) {
  const { append, mayAct } = useRoomActions();
  const Icon = taskIcons[task.state];
  const ended = task.state === "done" || task.state === "dropped";
  const next: TaskState = ended ? "open" : "done";
  const words = (
    <>
      <span className={cn("min-w-0 flex-1 text-left", ended ? "text-subtle line-through" : "text-fg")}>
        {task.title}
      </span>
      {task.followUp && (
        <span {...tip(followUpWords(task))} className="text-link">
          <Flag aria-hidden className="size-3" />
          <span className="sr-only">{followUpWords(task)}</span>
        </span>
      )}
      {task.owner && <Avatar name={task.owner.name} seed={task.owner.id} size="sm" />}
    </>
  );
  const mark = (
    <Icon
      aria-hidden
      className={cn("size-3.5", task.state === "doing" ? "text-status-active" : "text-subtle")}
    />
  );
  if (!mayAct)
    return (
      <li className="flex items-start gap-2 py-1">
        {mark}
        <span className="sr-only">{taskStateWords[task.state]}: </span>
        {words}
      </li>
    );
  return (
    <li className="-mx-2 flex items-start gap-1 rounded-md px-1 hover:bg-hover">
      <button
        {...tip(capital(taskStateWords[task.state]))}
        type="button"
        aria-label={`${task.title}: mark as ${taskStateWords[next]}`}
        className="flex size-6 shrink-0 items-center justify-center rounded-sm hover:text-fg pointer-coarse:size-10"
        onClick={() => append({ type: "task_changed", payload: { taskId: task.id, state: next } })}
      >
        {mark}
      </button>
      <LazyMenu
        fetchMenu={fetchTaskMenu}
        menuProps={{ task }}
        className="flex w-full min-w-0 items-center gap-1.5 py-0.5 pr-1 pointer-coarse:min-h-10"
      >
        <span className="sr-only">Task </span>
        {words}
      </LazyMenu>
    </li>
  );
}

/** What is to be done, who does it, and what outlives the incident. */
export function Tasks({ tasks }: { tasks: RoomState["tasks"] }) {
  const { mayAct } = useRoomActions();
  const all = Object.values(tasks).sort(
    (one, other) => order[one.state] - order[other.state] || one.seq - other.seq,
  );
  const open = all.filter(({ state }) => state === "open" || state === "doing").length;
  return (
    <Section title="Tasks" count={open} action={mayAct && <NewTask />}>
      <ul className="flex flex-col">
        {all.map((task) => (
          <TaskLine key={task.id} task={task} />
        ))}
      </ul>
    </Section>
  );
}

/** One line: a title, and after an at sign the owner. */
function NewTask() {
  const { append, people } = useRoomActions();
  const [text, setText] = useState("");
  const add = () => {
    const owned = readPerson(text, people);
    const title = (owned ? owned.rest : text).trim();
    if (title === "") return;
    append({ type: "task_added", payload: { taskId: randomId(), title, owner: owned?.person ?? null } });
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") add();
    if (event.key === "Escape") setText("");
  };
  return (
    <label className="flex h-7 items-center gap-1.5 rounded-md px-1 text-subtle focus-within:bg-sunken focus-within:outline-1 focus-within:outline-link hover:bg-hover pointer-coarse:h-10">
      <Plus aria-hidden className="size-3.5" />
      <span className="sr-only">New task</span>
      <input
        value={text}
        maxLength={TITLE_LIMIT}
        placeholder="Add a task, @ for its owner"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={add}
        className="h-full w-full bg-transparent text-work text-fg outline-none"
      />
    </label>
  );
}
