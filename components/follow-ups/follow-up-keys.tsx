"use client";
import type { Command } from "@/lib/client/command-registry";
import { useCommands } from "@/lib/client/use-commands";

const ROWS = "a[data-follow-up]";

function move(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLAnchorElement>(ROWS)];
  const here = rows.findIndex((row) => row.closest("li")?.contains(document.activeElement));
  const row = rows[Math.min(Math.max(here + by, 0), rows.length - 1)];
  row?.focus({ preventScroll: true });
  row?.closest("li")?.scrollIntoView({ block: "nearest" });
}

function finish(): void {
  document.activeElement?.closest("li")?.querySelector<HTMLButtonElement>("[data-done]")?.click();
}

const key = (id: string, title: string, shortcut: string, run: () => void): Command => ({
  id,
  title,
  group: "List",
  shortcut,
  hidden: true,
  run,
});

/** J and K go along the list, D marks the one with the focus as done, Enter opens its incident. */
export function FollowUpKeys() {
  useCommands([
    key("follow-up next", "Next follow-up", "j", () => move(1)),
    key("follow-up previous", "Previous follow-up", "k", () => move(-1)),
    key("follow-up done", "Mark the follow-up as done", "d", finish),
  ]);
  return null;
}
