import type { EventDraft } from "@/lib/timeline/event";
import { deriveFromStatus } from "@/lib/timeline/milestones";
import { type DeclarableKind, type Kind, milestones } from "@/lib/timeline/vocabulary";
import { hypothesisKindWords } from "@/lib/timeline/words";

import { declaredAtOf, type PastIncident } from "./past-incident";

/** In the log of an imported incident: the cause that was found then. */
export const IMPORTED_CAUSE = "imported-cause";

export type PastOrigin = {
  /** The system that it was kept in. */
  source: string;
  kind: Extract<Kind, DeclarableKind | "sample">;
};

/** What is known of one draft before it has a command. */
type Said = EventDraft extends infer D ? (D extends EventDraft ? Omit<D, "commandId"> : never) : never;

/**
 * The events that a past incident is: declared, with exactly the milestones that it brings, its services, its cause as
 * a confirmed hypothesis and its follow-ups. The commands follow from their place, so the same entry gives the same
 * commands, and importing it again writes nothing. Empty where no moment of it is known.
 */
export function pastDrafts(entry: PastIncident, { source, kind }: PastOrigin, number: number): EventDraft[] {
  const declaredAt = declaredAtOf(entry);
  if (declaredAt === null) return [];
  const reason = `Imported from ${source}`;
  const endedAt = entry.milestones["resolved"] ?? declaredAt;
  const { title, summary, severity, status, externalId } = entry;
  const said: Said[] = [
    {
      type: "incident_declared",
      occurredAt: declaredAt,
      payload: {
        number,
        title,
        summary,
        severity,
        status,
        kind,
        restricted: false,
        external: { source, id: externalId },
      },
    },
    ...(entry.services.length > 0
      ? [
          {
            type: "services_set" as const,
            occurredAt: declaredAt,
            payload: { services: entry.services, reason },
          },
        ]
      : []),
    ...causeDrafts(entry, endedAt, reason),
    ...milestoneDrafts(entry, declaredAt, reason),
    ...followUpDrafts(entry, endedAt),
    ...(entry.url === undefined
      ? []
      : [
          {
            type: "note_added" as const,
            occurredAt: endedAt,
            payload: { markdown: `${reason}: <${entry.url}>` },
          },
        ]),
  ];
  const drafts: EventDraft[] = [];
  for (const draft of said) drafts.push({ ...draft, commandId: `import:${drafts.length}:${draft.type}` });
  return drafts;
}

/** Sets what is known, and takes back what the declaration and a confirmed cause would make of it. */
function milestoneDrafts(entry: PastIncident, declaredAt: string, reason: string): Said[] {
  const derived = {
    ...deriveFromStatus({}, "triage", entry.status, declaredAt, 1),
    detected: true,
    identified: entry.cause !== undefined,
  };
  return milestones.flatMap((milestone): Said[] => {
    const at = entry.milestones[milestone] ?? null;
    return at !== null || derived[milestone]
      ? [{ type: "milestone_set", occurredAt: at ?? declaredAt, payload: { milestone, at, reason } }]
      : [];
  });
}

function causeDrafts({ cause }: PastIncident, occurredAt: string, reason: string): Said[] {
  if (!cause) return [];
  const { kind, claim = `The cause was of the kind ${hypothesisKindWords[kind]}.`, component } = cause;
  return [
    {
      type: "hypothesis_proposed",
      occurredAt,
      payload: { hypothesisId: IMPORTED_CAUSE, kind, claim, ...(component !== undefined && { component }) },
    },
    {
      type: "hypothesis_overruled",
      occurredAt,
      payload: { hypothesisId: IMPORTED_CAUSE, state: "confirmed", reason },
    },
  ];
}

/** An owner of elsewhere has no account here: a name is kept, which nobody can sign in as. */
function followUpDrafts({ followUps }: PastIncident, occurredAt: string): Said[] {
  return followUps.flatMap(({ title, kind, owner, dueOn, state }, at): Said[] => {
    const taskId = `imported-${at + 1}`;
    return [
      {
        type: "task_added",
        occurredAt,
        payload: {
          taskId,
          title,
          owner: owner === undefined ? null : { id: `imported:${at + 1}`, name: owner },
          followUp: true,
          ...(kind && { followUpKind: kind }),
          ...(dueOn !== undefined && { dueOn }),
        },
      },
      ...(state === "open"
        ? []
        : [{ type: "task_changed" as const, occurredAt, payload: { taskId, state } }]),
    ];
  });
}
