"use client";
import { createContext, useContext } from "react";

import type { Role } from "@/lib/policy/abilities";

import type { Live } from "./live";

/** The person at this browser. */
export type Me = { id: string; name: string; role: Role };

export const LiveContext = createContext<{ live: Live; me: Me } | null>(null);

/** The tab's live objects and its person. Throws where no `LiveProvider` is above. */
export function useLive(): { live: Live; me: Me } {
  const value = useContext(LiveContext);
  if (!value) throw new Error("A LiveProvider must be above what is live.");
  return value;
}
