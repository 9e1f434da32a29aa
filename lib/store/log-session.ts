import type { Client } from "pg";

import type { Database } from "./database";

/** A stalled node must not hold a head for long, nor a stalled server this node. Milliseconds. */
const SETTINGS = {
  lock_timeout: 5_000,
  statement_timeout: 15_000,
  query_timeout: 20_000,
  idle_in_transaction_session_timeout: 10_000,
};

/** The one connection that appends go through: made when needed, made again when lost. */
export type LogSession = {
  client: () => Promise<Client>;
  /** Gives the present connection up, without waiting for it: saying goodbye to a server that is gone may take for ever. */
  reset: () => void;
};

export function createLogSession(database: Pick<Database, "connect">): LogSession {
  let present: Client | null = null;
  return {
    async client() {
      if (present) return present;
      const made = await database.connect(SETTINGS);
      const gone = () => {
        if (present === made) present = null;
      };
      made.once("error", gone);
      made.once("end", gone);
      present = made;
      return made;
    },
    reset() {
      present?.end().catch(() => undefined);
      present = null;
    },
  };
}
