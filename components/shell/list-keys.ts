import type { Command } from "@/lib/client/command-registry";

/** A key of a list, which the palette does not name. */
export function listKey(id: string, title: string, shortcut: string, run: () => void): Command {
  return { id, title, group: "List", shortcut, hidden: true, run };
}

/** Puts the focus on the row of that place, or on the first or last where there is no such place; gives that row. */
export function focusRow<Row extends HTMLElement>(rows: readonly Row[], place: number): Row | undefined {
  const row = rows[Math.min(Math.max(place, 0), rows.length - 1)];
  row?.focus({ preventScroll: true });
  row?.closest("li")?.scrollIntoView({ block: "nearest" });
  return row;
}
