import type { EventDraft } from "@/lib/timeline/event";

import type { InvestigationContext } from "./investigation-context";

/**
 * Has an incident that was investigated before investigated again, soon, where an event that was just written is
 * evidence for the analysis: a change, an alert that fires, a time that is now known better.
 */
export async function investigateAgain(
  { investigations, log }: Pick<InvestigationContext, "investigations" | "log">,
  incidentId: string,
  draft: EventDraft,
): Promise<void> {
  const reason = reasonOf(draft);
  if (reason === null) return;
  const state = await log.state(incidentId);
  if (!state || Object.keys(state.investigations).length === 0) return;
  await investigations.rerun({ incidentId, reason });
}

function reasonOf({ type, payload }: EventDraft): string | null {
  if (type === "change_linked") return "A change was linked: does it explain what is seen?";
  if (type === "alert_attached" && payload.state === "firing")
    return "An alert fired since: what explains both?";
  if (
    type === "milestone_set" &&
    (payload.milestone === "impact_started" || payload.milestone === "detected")
  )
    return "The time at which it began was corrected: what explains it now?";
  return null;
}
