import type { Actor } from "@/lib/policy/actor";
import type { Onlooker } from "@/lib/wire/incident-list-port";
import type { ReportStore } from "@/lib/wire/report-port";

import type { VerbContext } from "./context";

/** What verbs about reports are given. */
export type ReportContext = Pick<VerbContext, "actor" | "now"> & { reports: ReportStore };

/** Whose restricted incidents count. */
export function onlookerOf(actor: Actor): Onlooker {
  return { personId: actor.id, seesAll: actor.kind === "machine" || actor.role === "owner" };
}
