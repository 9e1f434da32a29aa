import { effectiveState } from "../../timeline/state";
import { latest, type Story } from "./story";

/** Services that the incident touched: as people said, else those that its alerts name and its cause. */
export function touchedServices(story: Story): {
  names: readonly string[];
  seqs: readonly number[];
  said: boolean;
} {
  const set = latest(story, "services_set");
  if (set && story.state.services.length > 0)
    return { names: story.state.services, seqs: [set.seq], said: true };
  const first = new Map<string, number>();
  for (const { payload, seq } of story.of("alert_attached"))
    if (payload.service !== undefined && !first.has(payload.service)) first.set(payload.service, seq);
  for (const hypothesis of Object.values(story.state.hypotheses))
    if (
      hypothesis.component !== null &&
      effectiveState(hypothesis) === "confirmed" &&
      !first.has(hypothesis.component)
    )
      first.set(hypothesis.component, hypothesis.overruled?.seq ?? hypothesis.seq);
  return { names: [...first.keys()], seqs: [...first.values()], said: false };
}
