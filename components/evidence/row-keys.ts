"use client";
import type { Command } from "@/lib/client/command-registry";
import { useCommands } from "@/lib/client/use-commands";

/** What J and K go along: buttons and links with this attribute. */
export const row = { "data-evidence-row": "" };

function move(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-evidence-row]")].filter(
    (each) => each.offsetParent !== null,
  );
  const here = rows.findIndex((each) => each === document.activeElement);
  const current = rows.findIndex((each) => each.matches("[aria-current=true]"));
  const from = here >= 0 ? here : current >= 0 ? current - by : by === 1 ? -1 : 0;
  rows[Math.min(Math.max(from + by, 0), rows.length - 1)]?.focus();
}

const key = (id: string, title: string, shortcut: string, run: () => void): Command => ({
  id: `evidence.${id}`,
  title,
  group: "Evidence",
  shortcut,
  hidden: true,
  run,
});

/** J and K go along the list, "/" goes to its words. */
export function useRowKeys(): void {
  useCommands([
    key("next", "Next in the list", "j", () => move(1)),
    key("previous", "Previous in the list", "k", () => move(-1)),
    key("words", "Search the list", "/", () => {
      document.querySelector<HTMLInputElement>("main input[type=search]")?.focus();
    }),
  ]);
}
