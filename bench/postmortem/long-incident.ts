import type { IncidentEvent } from "@/lib/timeline/event";
import { frozenWaits } from "@/test/investigation-log";
import { bo, declared, type Line, logOf, machine, note } from "@/test/sample-log";

const START_MS = Date.UTC(2026, 10, 22, 14);
const HYPOTHESES = 40;

/** A day of work on an incident: what people and jobs write in turn, event after event. */
export function longIncident(count: number): IncidentEvent[] {
  const lines: Line[] = [{ ...declared, at: new Date(START_MS).toISOString() }];
  for (let index = 0; index < HYPOTHESES; index++)
    lines.push({
      type: "hypothesis_proposed",
      payload: {
        hypothesisId: `h${index}`,
        kind: "resource",
        claim: `Pool ${index} is exhausted`,
        component: `service-${index}`,
      },
      by: machine,
    });
  for (let index = lines.length; index < count; index++)
    lines.push({ ...lineOf(index), at: new Date(START_MS + index * 8_000).toISOString() });
  return logOf(lines);
}

function lineOf(index: number): Line {
  const hypothesisId = `h${index % HYPOTHESES}`;
  switch (index % 10) {
    case 0:
      return {
        type: "update_posted",
        payload: {
          audience: "responders",
          conditions: `One in five fails, ${index}`,
          actions: "Looking",
          nextUpdateAt: new Date(START_MS + index * 8_000 + 900_000).toISOString(),
        },
        by: bo,
      };
    case 1:
      return {
        type: "decision_made",
        payload: {
          decisionId: `d${index}`,
          action: `Restart service-${index}`,
          expectedEffect: "Errors below 1 %",
        },
      };
    case 2:
    case 3:
      return {
        type: "evidence_added",
        payload: {
          evidenceId: `e${index}`,
          hypothesisId,
          stance: index % 20 < 10 ? "for" : "against",
          statement: `Waits rose, ${index}`,
          weight: (index % 7) / 7,
          frozen: frozenWaits,
        },
        by: machine,
      };
    case 4:
    case 5:
      return {
        type: "hypothesis_state_set",
        payload: {
          hypothesisId,
          state: index % 3 === 0 ? "refuted" : "supported",
          probability: (index % 97) / 97,
          reason: `Judged, ${index}`,
          gaps: [`no traces of service-${index % 30}`],
        },
        by: machine,
      };
    case 6:
      return {
        type: "alert_attached",
        payload: {
          alertId: `a${index % 200}`,
          source: "alertmanager",
          title: `Errors of service-${index % 50}`,
          state: index % 20 < 10 ? "firing" : "resolved",
          service: `service-${index % 50}`,
          startedAt: new Date(START_MS + index * 8_000).toISOString(),
        },
        by: machine,
      };
    default:
      return note(
        `**Note** ${index} of somebody who looks at service-${index % 40}`,
        index % 2 === 0 ? { by: bo } : {},
      );
  }
}
