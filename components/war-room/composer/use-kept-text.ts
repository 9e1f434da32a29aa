"use client";

import { useState, useSyncExternalStore } from "react";

import { keptText } from "./kept-text";

const nothing = () => "";

/** What is being written here, and the way to change it. The server knows nothing of it. */
export function useKeptText(incidentId: string): [string, (text: string) => void] {
  const [kept] = useState(() => keptText(incidentId));
  return [useSyncExternalStore(kept.subscribe, kept.get, nothing), kept.set];
}
