"use client";

import { Flag, FlagOff } from "lucide-react";

import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator, type MenuState } from "@/components/ui/menu";
import { useRoomActions } from "@/lib/client/room-context";
import type { Task } from "@/lib/timeline/state";
import { taskStates } from "@/lib/timeline/vocabulary";
import { capital, taskStateWords } from "@/lib/timeline/words";

import { taskIcons } from "./task-icons";

const NOBODY = "";
const MOST_PEOPLE = 30;

/** A task's state, its owner, and whether it outlives the incident. */
export function TaskMenu({ task, state }: { task: Task; state: MenuState }) {
  const { append, people, goTo } = useRoomActions();
  const change = (payload: { state?: Task["state"]; owner?: Task["owner"]; followUp?: boolean }) =>
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
