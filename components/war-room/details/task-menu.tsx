"use client";

import { Flag, FlagOff } from "lucide-react";

import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator, type MenuState } from "@/components/ui/menu";
import { useRoomActions } from "@/lib/client/room-context";
import type { Task } from "@/lib/timeline/state";
import { followUpKinds, taskStates } from "@/lib/timeline/vocabulary";
import { capital, followUpKindWords, taskStateWords } from "@/lib/timeline/words";

import { taskIcons } from "./task-icons";

const NOBODY = "";
const NO_KIND = "";
const DAY_MS = 86_400_000;

/** Due in so many weeks; the exact day is set where the follow-up stands in the postmortem. */
const dueWeeks = [1, 2, 4] as const;

function dayIn(weeks: number): string {
  return new Date(Date.now() + weeks * 7 * DAY_MS).toISOString().slice(0, 10);
}
const MOST_PEOPLE = 30;

/** A task's state, its owner, and whether it outlives the incident: then also what for and until when. */
export function TaskMenu({ task, state }: { task: Task; state: MenuState }) {
  const { append, people, goTo } = useRoomActions();
  const change = (payload: Partial<Pick<Task, "state" | "owner" | "followUp" | "followUpKind" | "dueOn">>) =>
    append({ type: "task_changed", payload: { taskId: task.id, ...payload } });
  return (
    <Menu {...state} label={`Task ${task.title}`} className="min-w-52">
      <MenuChoice
        label="State"
        value={task.state}
        options={taskStates.map((value) => ({
          value,
          label: capital(taskStateWords[value]),
          icon: taskIcons[value],
        }))}
        onChange={(chosen) => change({ state: chosen })}
      />
      <MenuSeparator />
      <MenuItem icon={task.followUp ? FlagOff : Flag} onSelect={() => change({ followUp: !task.followUp })}>
        {task.followUp ? "No follow-up" : "Keep as a follow-up"}
      </MenuItem>
      {task.followUp && <FollowUpChoices task={task} onChange={change} />}
      <MenuItem onSelect={() => goTo(task.seq)}>Show on the timeline</MenuItem>
      <MenuSeparator />
      <MenuLabel>Owner</MenuLabel>
      <MenuChoice
        label="Owner"
        value={task.owner?.id ?? NOBODY}
        options={[
          { value: NOBODY, label: "Nobody" },
          ...people.slice(0, MOST_PEOPLE).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) => {
          const owner = people.find((person) => person.id === id) ?? null;
          change({ owner: owner && { id: owner.id, name: owner.name } });
        }}
      />
    </Menu>
  );
}

interface FollowUpChoicesProps {
  task: Task;
  onChange: (payload: Partial<Pick<Task, "followUpKind" | "dueOn">>) => void;
}

function FollowUpChoices({ task, onChange }: FollowUpChoicesProps) {
  return (
    <>
      <MenuLabel>To</MenuLabel>
      <MenuChoice
        label="Kind"
        value={task.followUpKind ?? NO_KIND}
        options={[
          ...followUpKinds.map((value) => ({ value, label: capital(followUpKindWords[value]) })),
          { value: NO_KIND, label: "No kind" },
        ]}
        onChange={(chosen) =>
          onChange({ followUpKind: followUpKinds.find((kind) => kind === chosen) ?? null })
        }
      />
      <MenuSeparator />
      <MenuLabel>{task.dueOn ? `Due on ${task.dueOn}` : "Not due"}</MenuLabel>
      {dueWeeks.map((weeks) => (
        <MenuItem key={weeks} onSelect={() => onChange({ dueOn: dayIn(weeks) })}>
          Due in {weeks === 1 ? "a week" : `${weeks} weeks`}
        </MenuItem>
      ))}
      {task.dueOn && <MenuItem onSelect={() => onChange({ dueOn: null })}>Not due</MenuItem>}
      <MenuSeparator />
    </>
  );
}
