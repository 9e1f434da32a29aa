import type { EventActor, EventDraft, IncidentEvent } from "./event";
import type { EventType } from "./payloads";
import { effectiveState, lookup, type RoomState } from "./state";
import { isKnown } from "./step";

/** Why the log does not take a proposed event. `field` names the part of the payload at fault. */
export type Refusal = {
  code: "not_found" | "conflict" | "forbidden" | "unchanged";
  detail: string;
  field?: string;
};

export type Proposal<T extends EventType = EventType> = {
  draft: EventDraft<T>;
  actor: EventActor;
  /** The event that the draft refers to by `targetSeq`, where there is one. */
  target: IncidentEvent | null;
  /** The actor may mend what others wrote. */
  mayEditOthers: boolean;
};

type Payload<T extends EventType> = EventDraft<T>["payload"];
type Rule<T extends EventType> = (
  state: RoomState,
  payload: Payload<T>,
  proposal: Omit<Proposal, "draft">,
) => Refusal | null;

const ok = null;
const unchanged = (detail: string): Refusal => ({ code: "unchanged", detail });
const unknown = (field: string, what: string): Refusal => ({
  code: "not_found",
  field,
  detail: `This incident has no such ${what}.`,
});

const knownHypothesis = (state: RoomState, id: string): Refusal | null =>
  lookup(state.hypotheses, id) ? ok : unknown("hypothesisId", "hypothesis");
const runningInvestigation = (state: RoomState, { investigationId }: { investigationId: string }) => {
  const investigation = lookup(state.investigations, investigationId);
  if (!investigation) return unknown("investigationId", "investigation");
  return investigation.state === "running" ? ok : unchanged("That investigation is over already.");
};
const taken = (field: string, what: string): Refusal => ({
  code: "conflict",
  field,
  detail: `This incident already has a ${what} with that id.`,
});

/** Events whose words must stay, because others' rights or the record's sense hang on them. */
const unredactable: readonly string[] = [
  "event_redacted",
  "access_changed",
  "incident_merged",
  "incident_absorbed",
] satisfies EventType[];

const rules: { [T in EventType]: Rule<T> } = {
  incident_declared: (state) =>
    state.lastSeq === 0 ? ok : { code: "conflict", detail: "This incident has been declared already." },
  services_set: (state, { services }) =>
    services.length === state.services.length && services.every((name) => state.services.includes(name))
      ? unchanged("Those are its services already.")
      : ok,
  title_changed: (state, { title }) => (title === state.title ? unchanged("That is the title already.") : ok),
  summary_changed: (state, { summary }) =>
    summary === state.summary ? unchanged("That is the summary already.") : ok,
  severity_changed: (state, { severity }) =>
    severity === state.severity ? unchanged(`The severity is ${severity} already.`) : ok,
  severity_proposed: (state, { severity }) =>
    state.proposedSeverity?.severity === severity || state.severity === severity
      ? unchanged(`${severity} is proposed or set already.`)
      : ok,
  status_changed: (state, { status }) => {
    if (status === "merged")
      return { code: "conflict", field: "status", detail: "Merge it into another incident instead." };
    return status === state.status ? unchanged(`The status is ${status} already.`) : ok;
  },
  milestone_set: (state, { milestone, at }) => {
    const known = state.milestones[milestone];
    if (at === null) return known ? ok : unchanged("That milestone is not set.");
    return known?.at === at && known.origin === "set" ? unchanged("That is its time already.") : ok;
  },
  role_assigned: (state, { role, person }) =>
    lookup(state.roles, role)?.id === person?.id
      ? unchanged(person ? `${person.name} has that role already.` : "That role is vacant already.")
      : ok,
  responder_joined: (state, { person }) =>
    lookup(state.responders, person.id) ? unchanged(`${person.name} is a responder already.`) : ok,
  responder_left: (state, { person }) =>
    lookup(state.responders, person.id) ? ok : unknown("person", "responder"),
  access_changed: () => ok,
  note_added: () => ok,
  event_corrected: (_state, payload, { target, actor, mayEditOthers }) => {
    if (!target || !isKnown(target)) return unknown("targetSeq", "event, or its words have been redacted");
    if (payload.markdown !== undefined && target.type !== "note_added")
      return { code: "conflict", field: "markdown", detail: "Only a note has words to correct." };
    return target.actor.id === actor.id || mayEditOthers
      ? ok
      : { code: "forbidden", detail: "Only its author or a manager may correct an event." };
  },
  event_pinned: (state, { targetSeq, pinned }, { target }) => {
    if (!target) return unknown("targetSeq", "event");
    return state.pins.includes(targetSeq) === pinned
      ? unchanged(pinned ? "It is pinned already." : "It is not pinned.")
      : ok;
  },
  event_redacted: (state, { targetSeq }, { target }) => {
    if (!target) return unknown("targetSeq", "event");
    if (state.redactions[targetSeq]) return unchanged("It has been redacted already.");
    return unredactable.includes(target.type)
      ? { code: "conflict", field: "targetSeq", detail: "This kind of event cannot be redacted." }
      : ok;
  },
  task_added: (state, { taskId }) => (lookup(state.tasks, taskId) ? taken("taskId", "task") : ok),
  task_changed: (state, { taskId }) => (lookup(state.tasks, taskId) ? ok : unknown("taskId", "task")),
  update_posted: () => ok,
  decision_made: (state, { decisionId }) =>
    lookup(state.decisions, decisionId) ? taken("decisionId", "decision") : ok,
  alert_attached: () => ok,
  change_linked: (state, { changeId }) =>
    lookup(state.changes, changeId) ? unchanged("That change is linked already.") : ok,
  hypothesis_proposed: (state, { hypothesisId, parentId }) => {
    if (lookup(state.hypotheses, hypothesisId)) return taken("hypothesisId", "hypothesis");
    return parentId === undefined || lookup(state.hypotheses, parentId)
      ? ok
      : unknown("parentId", "hypothesis");
  },
  hypothesis_state_set: (state, { hypothesisId }) => knownHypothesis(state, hypothesisId),
  hypothesis_assigned: (state, { hypothesisId, owner }) => {
    const hypothesis = lookup(state.hypotheses, hypothesisId);
    if (!hypothesis) return unknown("hypothesisId", "hypothesis");
    return hypothesis.owner?.id === owner?.id
      ? unchanged(owner ? `${owner.name} owns it already.` : "Nobody owns it.")
      : ok;
  },
  hypothesis_graded: (state, { hypothesisId }) => knownHypothesis(state, hypothesisId),
  hypothesis_overruled: (state, payload) => {
    const hypothesis = lookup(state.hypotheses, payload.hypothesisId);
    if (!hypothesis) return unknown("hypothesisId", "hypothesis");
    if (payload.state === null) return hypothesis.overruled ? ok : unchanged("It is not overruled.");
    return payload.state === effectiveState(hypothesis) && hypothesis.overruled
      ? unchanged(`It is ${payload.state} already.`)
      : ok;
  },
  evidence_added: (state, { hypothesisId, evidenceId, sourceSeq }) => {
    const hypothesis = lookup(state.hypotheses, hypothesisId);
    if (!hypothesis) return unknown("hypothesisId", "hypothesis");
    if (sourceSeq !== undefined && sourceSeq > state.lastSeq) return unknown("sourceSeq", "event");
    return hypothesis.evidence.some(({ id }) => id === evidenceId) ? taken("evidenceId", "evidence") : ok;
  },
  evidence_compared: (state, { hypothesisId, evidenceId }) => {
    const hypothesis = lookup(state.hypotheses, hypothesisId);
    if (!hypothesis) return unknown("hypothesisId", "hypothesis");
    return hypothesis.evidence.some(({ id }) => id === evidenceId) ? ok : unknown("evidenceId", "evidence");
  },
  evidence_pinned: () => ok,
  investigation_started: ({ investigations }, { investigationId }) => {
    if (lookup(investigations, investigationId)) return taken("investigationId", "investigation");
    // Two would move the same cards.
    return Object.values(investigations).some((each) => each.state === "running")
      ? { code: "conflict", detail: "An investigation is running already." }
      : ok;
  },
  investigation_progressed: (state, { investigationId, judged }) =>
    judged !== undefined && judged < (lookup(state.investigations, investigationId)?.judged ?? 0)
      ? unchanged("It has been judged on more than that already.")
      : runningInvestigation(state, { investigationId }),
  investigation_finished: runningInvestigation,
  investigation_failed: runningInvestigation,
  investigation_cancelled: runningInvestigation,
  postmortem_drafted: (state, { throughSeq }) => {
    if (state.postmortem) return unchanged("It has a postmortem already.");
    return throughSeq > state.lastSeq ? unknown("throughSeq", "event") : ok;
  },
  postmortem_state_set: ({ postmortem }, payload) => {
    if (!postmortem) return unknown("state", "postmortem");
    if (payload.state === "published" && !payload.version)
      return { code: "conflict", field: "version", detail: "A publication names the version that it shows." };
    const sameVersion = payload.version?.hash === postmortem.version?.hash;
    return postmortem.state === payload.state && (payload.state !== "published" || sameVersion)
      ? unchanged("The postmortem is in that state already.")
      : ok;
  },
  incident_merged: (state, { into }) =>
    into.id === state.incidentId
      ? { code: "conflict", field: "into", detail: "An incident cannot be merged into itself." }
      : ok,
  incident_absorbed: (state, { from }) =>
    state.absorbed.some(({ id }) => id === from.id) ? unchanged("It has been merged already.") : ok,
};

/** What a merged incident still takes: its words live on elsewhere, its duties do not. */
const allowedAfterMerge = new Set<EventType>([
  "event_redacted",
  "event_corrected",
  "event_pinned",
  "access_changed",
  "services_set",
]);

/**
 * May this event follow this state? Null means yes. Pure, and the same in browser and server:
 * the browser predicts with it, the server decides with it.
 */
export function refuse<T extends EventType>(state: RoomState, proposal: Proposal<T>): Refusal | null {
  const { type, payload }: { type: T; payload: Payload<T> } = proposal.draft;
  if (state.lastSeq === 0 && type !== "incident_declared")
    return { code: "not_found", detail: "There is no such incident." };
  if (state.mergedInto && !allowedAfterMerge.has(type))
    return {
      code: "conflict",
      detail: `This incident was merged into INC-${state.mergedInto.number}. Continue there.`,
    };
  const rule: Rule<T> = rules[type];
  return rule(state, payload, proposal);
}

/** The seq that a draft points at, for which `refuse` wants the target event. */
export function targetOf(draft: EventDraft): number | null {
  return "targetSeq" in draft.payload ? draft.payload.targetSeq : null;
}
