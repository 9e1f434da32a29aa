"use client";
import { useSyncExternalStore } from "react";

/**
 * The time in milliseconds since 1970, renewed every `intervalMs`; null while the server renders, so that
 * nothing that depends on it differs between server and browser.
 */
export function useNow(intervalMs: number): number | null {
  return useSyncExternalStore(
    (changed) => {
      const timer = setInterval(changed, intervalMs);
      return () => clearInterval(timer);
    },
    () => Math.floor(Date.now() / intervalMs) * intervalMs,
    () => null,
  );
}
