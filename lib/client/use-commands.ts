"use client";
import { useEffect, useState, useSyncExternalStore } from "react";

import { type Command, commandRegistry } from "./command-registry";

const none: readonly Command[] = [];

/** Offers these commands in the palette, the shortcut sheet and on the keyboard while the component is mounted. */
export function useCommands(commands: readonly Command[]): void {
  const [slot] = useState(commandRegistry.slot);
  useEffect(() => slot.set(commands));
  useEffect(() => slot.clear, [slot]);
}

/** Every command in force now. */
export function useCommandList(): readonly Command[] {
  return useSyncExternalStore(commandRegistry.subscribe, commandRegistry.list, () => none);
}
