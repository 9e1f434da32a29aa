"use client";
import { useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * False in what the server made, true once the page runs: until then a button would swallow its click, and a form would
 * be sent the browser's own way.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
