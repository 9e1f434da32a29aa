import { notifyCaret } from "@/lib/store/caret-channel";
import { notifyPresence } from "@/lib/store/presence-channel";
import { readStanding } from "@/lib/store/standing";

import { proveActor } from "./actor";
import { createHub, type Hub } from "./hub";
import { queueProofs } from "./hub-proofs";
import type { Runtime } from "./runtime";

/** The hub of a process, over what the process has. */
export function openHub(runtime: Runtime): Hub {
  const { environment, database, notifications } = runtime;
  return createHub({
    gate: {
      publicOrigin: environment.origin,
      // A socket that stays open for days must not prolong its session.
      prove: queueProofs(async (headers) => (await proveActor(headers, runtime, { refresh: false })).actor),
    },
    log: runtime.log,
    people: runtime.people,
    investigations: runtime.investigations,
    texts: runtime.texts,
    notifications,
    limitWrites: runtime.limitWrites,
    limitTyping: runtime.limitTyping,
    readStanding: (credentials) => readStanding(database, credentials),
    notifyPresence: (text) => notifyPresence(database, text),
    notifyCaret: (text) => notifyCaret(database, text),
  });
}
