import type { RoomState } from "@/lib/timeline/state";

import type { Change } from "./change";

/** The changes that an incident's log speaks of, as the analysis takes them: in the order in which they were linked. */
export function linkedChanges({ changes }: Pick<RoomState, "changes">): readonly Change[] {
  return Object.values(changes)
    .sort((one, other) => one.seq - other.seq)
    .map(({ changeId, kind, title, service, services = [], changedAt, completedAt, ...more }) => ({
      id: changeId,
      kind,
      services: [...new Set(service === undefined ? services : [service, ...services])],
      atUs: Date.parse(changedAt) * 1_000,
      completedUs: completedAt === undefined ? null : Date.parse(completedAt) * 1_000,
      fromVersion: null,
      toVersion: null,
      podsAdded: [],
      podsRemoved: [],
      title,
      author: more.author ?? null,
      files: more.files ?? [],
      diff: more.diff ?? null,
    }));
}
