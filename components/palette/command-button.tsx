"use client";
import type { ReactNode } from "react";

import { commandRegistry } from "@/lib/client/command-registry";

export type CommandButtonProps = {
  /** The id of the command that it runs. */
  command: string;
  className: string;
  label?: string;
  /** Its shortcut, for those who listen: as in `Control+K`. */
  keys?: string;
  children: ReactNode;
};

/** A button for a command. What is drawn in it comes from the server. */
export function CommandButton({ command, className, label, keys, children }: CommandButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-keyshortcuts={keys}
      onClick={() =>
        commandRegistry
          .list()
          .find(({ id }) => id === command)
          ?.run()
      }
      className={className}
    >
      {children}
    </button>
  );
}
