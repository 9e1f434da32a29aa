import type { RoomState } from "@/lib/timeline/state";

import type { Change } from "./change";

/** The changes that an incident's log speaks of, as the analysis takes them: in the order in which they were linked. */
export function linkedChanges({ changes }: Pick<RoomState, "changes">): readonly Change[] {
  return Object.values(changes)
    .sort((one, other) => one.seq - other.seq)
    .map(({ changeId, kind, title, service, changedAt, author }) => ({
      id: changeId,
      kind,
      services: service === undefined ? [] : [service],
      atUs: Date.parse(changedAt) * 1_000,
      completedUs: null,
      fromVersion: null,
      toVersion: null,
      podsAdded: [],
      podsRemoved: [],
      title,
      author: author ?? null,
      files: [],
      diff: null,
    }));
}
