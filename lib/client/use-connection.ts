"use client";
import { useSyncExternalStore } from "react";

import type { ConnectionState } from "./connection-state";
import { useLive } from "./use-live";

/** The tab's connection, for pages without a room. Needs a `LiveProvider` above it. */
export function useConnection(): ConnectionState {
  const { connection } = useLive().live;
  return useSyncExternalStore(connection.onState, connection.state, connection.state);
}
