import { openDatabase, type Database } from "@/lib/store/database";
import { openTokens, type TokenStore } from "@/lib/store/tokens";
import type { IncidentLog } from "@/lib/timeline/log-port";

import { type Auth, createAuth } from "./auth";
import { type Environment, readEnvironment } from "./environment";
import { createWriteLimit, type WriteLimit } from "./rate-limit-writes";

/** What one process has once: opened by the server or by the first who asks, shared by all bundles. */
export type Runtime = {
  environment: Environment;
  database: Database;
  auth: Auth;
  tokens: TokenStore;
  log: IncidentLog;
  limitWrites: WriteLimit;
  close: () => Promise<void>;
};

// Routes are bundled apart from the server: a module's own variable would exist once for each.
const PLACE = Symbol.for("parallax.runtime");

/** The runtime of this process; the first call reads the environment and makes it. Opens no connection yet. */
export function runtime(): Runtime {
  const present: Runtime | undefined = Reflect.get(globalThis, PLACE);
  return present ?? installRuntime(createRuntime(readEnvironment(process.env)));
}

/** Makes this the runtime of the process. */
export function installRuntime(made: Runtime): Runtime {
  Reflect.set(globalThis, PLACE, made);
  return made;
}

export function createRuntime(environment: Environment): Runtime {
  const database = openDatabase({ url: environment.databaseUrl });
  return {
    environment,
    database,
    auth: createAuth({ environment, database }),
    tokens: openTokens(database),
    log: missingLog,
    limitWrites: createWriteLimit(),
    close: () => database.close(),
  };
}

const missing = () => Promise.reject(new Error("The incident log is not there yet."));
const missingLog: IncidentLog = { append: missing, state: missing, read: missing, nextNumber: missing };
