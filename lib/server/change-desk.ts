import type { Kind } from "@/lib/timeline/vocabulary";
import type { ChangeDesk, KnownChange } from "@/lib/wire/change-desk-port";

/** Of each kind; the oldest go. */
const MOST_KEPT = 1_000;

/** In memory: only samples tell of changes so far, and a sample ends with the process that it tells them to. */
export function createChangeDesk(): ChangeDesk {
  const desk = new Map<Kind, Map<string, KnownChange>>();

  return {
    keep(changes, kind) {
      const known = desk.get(kind) ?? new Map<string, KnownChange>();
      desk.set(kind, known);
      const fresh = changes.filter(({ changeId }) => !known.has(changeId));
      for (const change of fresh) known.set(change.changeId, change);
      for (const { changeId } of [...known.values()].sort(byTime).slice(0, -MOST_KEPT))
        known.delete(changeId);
      return Promise.resolve(fresh);
    },
    between(kind, { fromMs, toMs }) {
      const within = ({ changedAt }: KnownChange) =>
        Date.parse(changedAt) >= fromMs && Date.parse(changedAt) <= toMs;
      return Promise.resolve([...(desk.get(kind)?.values() ?? [])].filter(within).sort(byTime));
    },
    forget: (kind) => void desk.delete(kind),
  };
}

function byTime(one: KnownChange, other: KnownChange): number {
  return Date.parse(one.changedAt) - Date.parse(other.changedAt);
}
