import { Malformed } from "./malformed";
import type { Rejected } from "./rejections";

/** A request's rows and what of it could not be used; or one sentence on why its bytes are no request at all. */
export type Decoded<Table> = { ok: true; table: Table; rejected: Rejected } | { ok: false; reason: string };

/** Runs a decoder; gives what it made, or why the body is malformed. */
export function decoded<Table>(decode: () => { table: Table; rejected: Rejected }): Decoded<Table> {
  try {
    return { ok: true, ...decode() };
  } catch (error) {
    if (error instanceof Malformed) return { ok: false, reason: error.message };
    throw error;
  }
}
