import { z } from "zod";

import { payloads } from "@/lib/timeline/payloads";
import { identifier, instant } from "@/lib/timeline/text";
import { triggers } from "@/lib/timeline/vocabulary";

const started = payloads.investigation_started.shape;

/** Longest stretch that one investigation looks at. Milliseconds. */
const LONGEST_MS = 24 * 3_600_000;
const SHORTEST_MS = 60_000;

/** To have an incident investigated. What is left out is chosen by what the incident's log says. */
export const investigationRequest = z
  .object({
    commandId: identifier,
    question: started.question.optional(),
    /** Heeded where Parallax itself asks; a person is a person. */
    trigger: z.enum(triggers).optional(),
    from: instant.optional(),
    to: instant.optional(),
    alarmAt: instant.optional(),
    service: started.service,
  })
  .superRefine(({ from, to, alarmAt }, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (from !== undefined && to !== undefined) {
      const lengthMs = Date.parse(to) - Date.parse(from);
      if (lengthMs < SHORTEST_MS) refuse("to", "must be at least a minute after from");
      if (lengthMs > LONGEST_MS) refuse("from", "must be at most a day before to");
    }
    if (alarmAt !== undefined && from !== undefined && alarmAt < from)
      refuse("alarmAt", "must not be before from");
  });

export const cancelRequest = z.object({
  commandId: identifier,
  reason: payloads.investigation_cancelled.shape.reason,
});

/** What whoever asked for an investigation is told. */
export type InvestigationStarted = { incidentId: string; investigationId: string; seq: number };
