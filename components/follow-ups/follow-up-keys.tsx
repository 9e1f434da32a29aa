"use client";
import { focusRow, listKey } from "@/components/shell/list-keys";
import { useCommands } from "@/lib/client/use-commands";

const ROWS = "a[data-follow-up]";

function move(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLAnchorElement>(ROWS)];
  const here = rows.findIndex((row) => row.closest("li")?.contains(document.activeElement));
  focusRow(rows, here + by);
}

function finish(): void {
  document.activeElement?.closest("li")?.querySelector<HTMLButtonElement>("[data-done]")?.click();
}

/** J and K go along the list, D marks the one with the focus as done, Enter opens its incident. */
export function FollowUpKeys() {
  useCommands([
    listKey("follow-up next", "Next follow-up", "j", () => move(1)),
    listKey("follow-up previous", "Previous follow-up", "k", () => move(-1)),
    listKey("follow-up done", "Mark the follow-up as done", "d", finish),
  ]);
  return null;
}
