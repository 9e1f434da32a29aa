import { plainText } from "@/lib/investigation/plain-text";
import type { EventDraft } from "@/lib/timeline/event";
import { REASON_LIMIT, TITLE_LIMIT } from "@/lib/timeline/limits";
import type { Investigation, InvestigationJob } from "@/lib/timeline/state";
import { derivedId } from "@/lib/verbs/derived-id";
import type { InvestigationQueue, InvestigationRequest } from "@/lib/wire/investigation-port";
import type { Unasked } from "@/lib/wire/telemetry-frames-port";

import { progress } from "./investigation-log";

/** What is told while telemetry is read. */
export const TOLD = { step: "Reading telemetry", done: 0, total: 0 } as const;

const PREFIX = "gather:source:";

/** The job that asks a source, by its name in the log; the source's own name may be anything. */
function jobIdOf(source: string): string {
  return PREFIX + derivedId([source]);
}

/** The event that says how far a source is. */
export function sourceTold(
  request: InvestigationRequest,
  source: string,
  told: { state: "waiting" | "running" | "done" } | { state: "failed"; found: string },
): EventDraft<"investigation_progressed"> {
  const id = jobIdOf(source);
  const title = plainText(`Ask ${source}`, TITLE_LIMIT);
  const found = told.state === "failed" ? { found: plainText(told.found, REASON_LIMIT) } : {};
  return progress(request, `${id}:${told.state}`, {
    ...TOLD,
    job: { id, title, state: told.state, ...found },
  });
}

/** How far a source is; nothing where it is asked by no job. */
export function sourceState(
  { jobs }: Pick<Investigation, "jobs">,
  source: string,
): InvestigationJob | undefined {
  const wanted = jobIdOf(source);
  return jobs.find(({ id }) => id === wanted);
}

/** Whether there is no source left to wait for. */
export function haveAllLanded({ jobs }: Pick<Investigation, "jobs">): boolean {
  return jobs
    .filter(({ id }) => id.startsWith(PREFIX))
    .every(({ state }) => state === "done" || state === "failed");
}

/** The sources that a frame is made without, and why: those that failed, and those that nobody waits for any longer. */
export function silentSources(
  investigation: Pick<Investigation, "jobs">,
  sources: readonly string[],
): Unasked {
  const silent: Record<string, string> = {};
  for (const source of sources) {
    const job = sourceState(investigation, source);
    if (job?.state === "failed") silent[source] = job.found;
    else if (job && job.state !== "done") silent[source] = "It had not answered when the analysis began.";
  }
  return silent;
}

/**
 * Has the incident investigated again with a source that answered too late. What is run again waits for it longer: if
 * that is too short as well, a third time would be no better.
 */
export async function lookAgain(
  queue: Pick<InvestigationQueue, "rerun">,
  { incidentId, trigger }: InvestigationRequest,
  source: string,
): Promise<void> {
  if (trigger === "evidence") return;
  await queue.rerun({ incidentId, reason: `${source} has answered since: what does it add?` });
}
