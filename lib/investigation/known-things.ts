import { alertsOf } from "@/lib/timeline/alert-book";
import type { RoomState } from "@/lib/timeline/state";

import type { KnownThings } from "./read-words";

/** What words in a room may name: everything that its log has a name for, and the services of its telemetry. */
export function knownThings(
  state: RoomState,
  services: readonly string[],
): Pick<KnownThings, "components" | "changes"> {
  const named = [
    ...services,
    ...alertsOf(state.alerts).map(({ service }) => service ?? ""),
    ...Object.values(state.changes).map(({ service }) => service ?? ""),
    ...Object.values(state.hypotheses).map(({ component }) => component ?? ""),
  ];
  return {
    components: [...new Set(named)].filter((name) => name !== "").sort(),
    changes: Object.values(state.changes)
      .toSorted((one, other) => one.seq - other.seq)
      .map(({ changeId, title, service, changedAt }) => ({
        id: changeId,
        title,
        service: service ?? null,
        atMs: Date.parse(changedAt),
      })),
  };
}
