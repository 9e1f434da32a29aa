"use client";
import type { Command } from "@/lib/client/command-registry";
import { useCommands } from "@/lib/client/use-commands";

const ROWS = "a[data-incident]";

/** Moves the focus among the rows: from where it is, or from where it was last. */
let last: string | undefined;

function move(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLAnchorElement>(ROWS)];
  const here = rows.findIndex((row) => row === document.activeElement);
  const from =
    here >= 0 ? here : rows.findIndex((row) => row.dataset["incident"] === last) - (by === 1 ? 1 : 0);
  const row = rows[Math.min(Math.max(from + by, 0), rows.length - 1)];
  if (!row) return;
  last = row.dataset["incident"];
  row.focus({ preventScroll: true });
  row.closest("li")?.scrollIntoView({ block: "nearest" });
}

const key = (id: string, title: string, shortcut: string, run: () => void): Command => ({
  id,
  title,
  group: "List",
  shortcut,
  hidden: true,
  run,
});

/** J and K go along the list; Enter opens, as on any link. */
export function ListKeys() {
  useCommands([
    key("list next", "Next incident", "j", () => move(1)),
    key("list previous", "Previous incident", "k", () => move(-1)),
    key("list search", "Search the list", "/", () => {
      document.querySelector<HTMLInputElement>("input[type=search]")?.focus();
    }),
  ]);
  return null;
}
