import type { RoomState } from "@/lib/timeline/state";
import { failure, type Outcome } from "@/lib/wire/problem";
import type { SampleStage } from "@/lib/wire/sample-port";

import type { VerbContext } from "./context";

/** What a verb asks about the telemetry that a sample has left. */
export type LeftoversContext = {
  log: Pick<VerbContext["log"], "read">;
  samples: Pick<SampleStage, "toldSince">;
};

/**
 * Whether the telemetry of a sample's incident is no longer there: another sample has begun since, samples were removed,
 * or, as of a generated history, there never was any. What is there now is then about another world.
 */
export async function isTelemetryGone(
  { log, samples }: LeftoversContext,
  { incidentId, kind, milestones }: Pick<RoomState, "incidentId" | "kind" | "milestones">,
): Promise<boolean> {
  if (kind !== "sample") return false;
  const since = await samples.toldSince();
  if (since === null) return true;
  // An alert's incident can begin before it was heard of: when it was written down says whose it is.
  const [first] = await log.read(incidentId, { after: 0, limit: 1 });
  const sinceMs = Date.parse(since);
  const isBefore = (at: string | null | undefined) => Date.parse(at ?? "") < sinceMs;
  return isBefore(first?.recordedAt) || isBefore(milestones.resolved?.at);
}

/** Why an incident's own telemetry is not there to be looked at; null where it is, or where it is one's own. */
export async function whyGone(ctx: LeftoversContext, incident: RoomState): Promise<string | null> {
  return (await isTelemetryGone(ctx, incident))
    ? "What this sample sent is gone: another one has run since, or samples were removed."
    : null;
}

/** Refuses to look at what is there for an incident whose own telemetry is gone. */
export async function refuseGone(ctx: LeftoversContext, incident: RoomState): Promise<Outcome<never> | null> {
  const why = await whyGone(ctx, incident);
  return why === null ? null : failure("conflict", why);
}
