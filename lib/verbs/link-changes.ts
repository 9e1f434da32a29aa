import { eventActor, parallaxItself } from "@/lib/policy/actor";
import { alertsOf } from "@/lib/timeline/alert-book";
import type { EventDraft } from "@/lib/timeline/event";
import { lookup, type RoomState } from "@/lib/timeline/state";
import { isActive } from "@/lib/timeline/vocabulary";
import type { ChangeDesk, KnownChange } from "@/lib/wire/change-desk-port";

import type { VerbContext } from "./context";
import { derivedId } from "./derived-id";

export type ChangeContext = Pick<VerbContext, "log" | "now"> & { changes: ChangeDesk };

/** What was changed longer ago than this before it began is linked by people, where they think of it. */
const LOOK_BACK_MS = 6 * 3_600_000;
/** More would bury the rest of a timeline: the newest. */
const MOST_LINKED = 100;

/**
 * Links what is known to have been changed before an incident began, and since, as far as it is not linked yet. Harmless
 * to repeat. Gives what was linked.
 */
export async function linkChanges(
  { log, changes, now }: ChangeContext,
  incidentId: string,
): Promise<readonly EventDraft<"change_linked">[]> {
  const state = await log.state(incidentId);
  if (!state || !isActive(state.status)) return [];
  const span = { fromMs: begunMs(state) - LOOK_BACK_MS, toMs: now().getTime() };
  const known = await changes.between(state.kind, span);
  const drafts = known
    .filter(({ changeId }) => !lookup(state.changes, changeId))
    .slice(-MOST_LINKED)
    .map((change) => draftOf(change));
  const actor = eventActor(parallaxItself);
  while (drafts.length > 0) {
    const outcome = await log.append(
      drafts.map((draft) => ({ incidentId, draft, actor, mayEditOthers: false })),
    );
    if (outcome.ok) break;
    // Somebody was faster with this one.
    drafts.splice(outcome.index, 1);
  }
  return drafts;
}

/** As of the log: when the first of its alerts fired, else when it was declared. Milliseconds since 1970. */
export function begunMs({ alerts, declaredAt }: Pick<RoomState, "alerts" | "declaredAt">): number {
  return alertsOf(alerts).reduce(
    (first, { startedAt }) => Math.min(first, Date.parse(startedAt ?? declaredAt)),
    Date.parse(declaredAt),
  );
}

/** It happened when it was changed. */
function draftOf(change: KnownChange): EventDraft<"change_linked"> {
  return {
    type: "change_linked",
    commandId: derivedId(["change", change.changeId]),
    occurredAt: change.changedAt,
    payload: change,
  };
}
