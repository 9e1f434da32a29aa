import { notifyPresence } from "@/lib/store/presence-channel";
import { readStanding } from "@/lib/store/standing";

import { proveActor } from "./actor";
import { createHub, type Hub } from "./hub";
import { queueProofs } from "./hub-proofs";
import type { Runtime } from "./runtime";

/** The hub of a process, over what the process has. */
export function openHub(runtime: Runtime): Hub {
  const { environment, database, log, people, investigations, notifications, limitWrites } = runtime;
  return createHub({
    gate: {
      publicOrigin: environment.origin,
      // A socket that stays open for days must not prolong its session.
      prove: queueProofs(async (headers) => (await proveActor(headers, runtime, { refresh: false })).actor),
    },
    log,
    people,
    investigations,
    notifications,
    limitWrites,
    readStanding: (credentials) => readStanding(database, credentials),
    notifyPresence: (text) => notifyPresence(database, text),
  });
}
