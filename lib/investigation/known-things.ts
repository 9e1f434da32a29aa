import type { Frame } from "@/lib/telemetry/frame";
import { alertsOf } from "@/lib/timeline/alert-book";
import type { RoomState } from "@/lib/timeline/state";

import type { KnownThings } from "./read-words";

/** What words in a room may name: everything that its log or a frame of its telemetry has a name for. */
export function knownThings(
  state: RoomState,
  frame: Frame | null,
): Pick<KnownThings, "components" | "changes"> {
  const named = [
    ...(frame?.callGraph.services ?? []),
    ...(frame?.coverage.services ?? []).map(({ service }) => service),
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
