import { z } from "zod";

import type { EventDraft } from "@/lib/timeline/event";
import { triggers } from "@/lib/timeline/vocabulary";

import type { HypothesisTest, InvestigationRequest, RerunRequest } from "./investigation-port";

/** What waits in the queue, proven anew by whoever takes it: another version may have put it there. */
const request: z.ZodType<InvestigationRequest> = z.object({
  incidentId: z.string(),
  investigationId: z.string(),
  question: z.string(),
  trigger: z.enum(triggers),
  from: z.string(),
  to: z.string(),
  alarmAt: z.string(),
  service: z.string().nullable(),
  priority: z.number(),
  startedBy: z.object({ kind: z.enum(["person", "token", "machine"]), id: z.string(), name: z.string() }),
  commandId: z.string(),
});

/** Reads what the investigation needs, or finds its candidates. */
export const stageJob = z.object({ request });
/** Asks a source for what the investigation needs of it. */
export const sourceJob = z.object({ request, source: z.string() });
/** Tests one of its candidates. */
export const testJob = z.object({ request, hypothesisId: z.string() });

const ownTest: z.ZodType<HypothesisTest> = z.object({
  incidentId: z.string(),
  investigationId: z.string(),
  hypothesisId: z.string(),
  component: z.string().nullable(),
  changeId: z.string().nullable(),
});
export const ownTestJob = z.object({ test: ownTest });

export const rerunJob: z.ZodType<RerunRequest> = z.object({ incidentId: z.string(), reason: z.string() });

export type StageJob = z.output<typeof stageJob>;
export type SourceJob = z.output<typeof sourceJob>;
export type TestJob = z.output<typeof testJob>;
export type OwnTestJob = z.output<typeof ownTestJob>;

/** The event that an investigation begins with: the same whoever writes it, and however often. */
export function startOf(asked: InvestigationRequest): EventDraft<"investigation_started"> {
  const { investigationId, question, trigger, from, to, alarmAt, service, commandId } = asked;
  return {
    type: "investigation_started",
    commandId,
    payload: {
      investigationId,
      question,
      trigger,
      from,
      to,
      alarmAt,
      ...(service !== null && { service }),
    },
  };
}
