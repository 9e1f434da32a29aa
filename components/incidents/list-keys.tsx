"use client";
import { focusRow, listKey } from "@/components/shell/list-keys";
import { useCommands } from "@/lib/client/use-commands";

const ROWS = "a[data-incident]";

/** Moves the focus among the rows: from where it is, or from where it was last. */
let last: string | undefined;

function move(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLAnchorElement>(ROWS)];
  const here = rows.findIndex((row) => row === document.activeElement);
  const from =
    here >= 0 ? here : rows.findIndex((row) => row.dataset["incident"] === last) - (by === 1 ? 1 : 0);
  last = focusRow(rows, from + by)?.dataset["incident"] ?? last;
}

/** J and K go along the list; Enter opens, as on any link. */
export function ListKeys() {
  useCommands([
    listKey("list next", "Next incident", "j", () => move(1)),
    listKey("list previous", "Previous incident", "k", () => move(-1)),
    listKey("list search", "Search the list", "/", () => {
      document.querySelector<HTMLInputElement>("input[type=search]")?.focus();
    }),
  ]);
  return null;
}
