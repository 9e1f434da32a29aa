import { GENERATED_SOURCE } from "@/lib/reports/vocabulary";
import type { EventActor, EventDraft } from "@/lib/timeline/event";

import type { GeneratedIncident } from "./generated-history";
import { pastDrafts, type PastOrigin } from "./past-drafts";

export const generatedOrigin: PastOrigin = { source: GENERATED_SOURCE, kind: "sample" };

const MACHINE_FIRST = "generated-first";

/** The events that a generated incident is: as a past one, with what the machine is made to have said of it. */
export function generatedDrafts(
  { machine, ...entry }: GeneratedIncident,
  number: number,
  actors: { person: EventActor; machine: EventActor },
): { draft: EventDraft; actor: EventActor }[] {
  const [declared, ...rest] = pastDrafts(entry, generatedOrigin, number);
  if (!declared) return [];
  const byPerson = (draft: EventDraft) => ({ draft, actor: actors.person });
  if (!machine) return [declared, ...rest].map(byPerson);
  const { kind, component, claim, probability, grade } = machine;
  const { occurredAt } = declared;
  const about = { hypothesisId: MACHINE_FIRST };
  const said: { draft: EventDraft; actor: EventActor }[] = [
    {
      draft: {
        type: "hypothesis_proposed",
        commandId: "generated:proposed",
        occurredAt,
        payload: { ...about, kind, component, claim },
      },
      actor: actors.machine,
    },
    {
      draft: {
        type: "hypothesis_state_set",
        commandId: "generated:judged",
        occurredAt,
        payload: {
          ...about,
          state: probability >= 0.6 ? "supported" : "inconclusive",
          probability,
          reason: "Generated: nothing was tested.",
        },
      },
      actor: actors.machine,
    },
  ];
  if (grade !== null)
    said.push(
      byPerson({
        type: "hypothesis_graded",
        commandId: "generated:graded",
        occurredAt,
        payload: { ...about, grade },
      }),
    );
  return [byPerson(declared), ...said, ...rest.map(byPerson)];
}
