"use client";

import { GitMerge, MessageSquareQuote } from "lucide-react";

import { Menu, MenuChoice, MenuItem, MenuSeparator, type MenuState } from "@/components/ui/menu";
import { StatusMark } from "@/components/ui/status-mark";
import { useRoomActions } from "@/lib/client/room-context";
import { statuses, type Status } from "@/lib/timeline/vocabulary";

import { useQuickChange } from "./use-quick-change";

const options = statuses
  .filter((status) => status !== "merged")
  .map((status) => ({ value: status, label: <StatusMark status={status} /> }));

export interface StatusMenuProps {
  current: Status;
}

/** Choosing sets it at once; a toast takes it back. */
export function StatusMenu({ current, state }: StatusMenuProps & { state: MenuState }) {
  const { open, may } = useRoomActions();
  const { setStatus } = useQuickChange();
  return (
    <Menu {...state} label="Status" className="min-w-52">
      <MenuChoice
        label="Status"
        value={current}
        options={options}
        onChange={(status) => setStatus(status, current)}
      />
      <MenuSeparator />
      <MenuItem icon={MessageSquareQuote} onSelect={() => open({ kind: "status" })}>
        Change with a reason…
      </MenuItem>
      {may("merge incidents") && (
        <MenuItem icon={GitMerge} onSelect={() => open({ kind: "merge" })}>
          Merge into another…
        </MenuItem>
      )}
    </Menu>
  );
}
