import { withAlert } from "./alert-book";
import type { IncidentEvent, KnownEvent } from "./event";
import { hypothesisSteps } from "./hypothesis-steps";
import { investigationSteps } from "./investigation-steps";
import { derive, deriveEarliest, deriveFromStatus, moveDerived, setByPerson } from "./milestones";
import type { EventType } from "./payloads";
import { postmortemSteps } from "./postmortem-steps";
import { standingHypotheses } from "./standing-hypotheses";
import type { RoomState, Step } from "./state";
import { taskSteps } from "./task-steps";

type Steps = { [T in EventType]: Step<T> };

const steps: Steps = {
  ...hypothesisSteps,
  ...investigationSteps,
  ...taskSteps,
  ...postmortemSteps,
  incident_declared: (state, { payload, seq, occurredAt, actor }) => ({
    ...state,
    number: payload.number,
    declaredAt: occurredAt,
    declaredBy: actor,
    title: payload.title,
    summary: payload.summary,
    severity: payload.severity,
    status: payload.status,
    kind: payload.kind,
    external: payload.external ?? null,
    restricted: payload.restricted,
    access: payload.restricted ? [{ id: actor.id, name: actor.name }] : [],
    milestones: {
      ...(payload.impactStartedAt && {
        impact_started: { at: payload.impactStartedAt, seq, origin: "set" as const },
      }),
      ...deriveFromStatus({}, "triage", payload.status, occurredAt, seq),
      detected: { at: occurredAt, seq, origin: "derived" as const },
    },
    hypotheses: standingHypotheses(seq, occurredAt),
  }),
  services_set: (state, { payload }) => ({ ...state, services: [...new Set(payload.services)] }),
  title_changed: (state, { payload }) => ({ ...state, title: payload.title }),
  summary_changed: (state, { payload }) => ({ ...state, summary: payload.summary }),
  severity_changed: (state, { payload }) => ({
    ...state,
    severity: payload.severity,
    proposedSeverity: null,
  }),
  severity_proposed: (state, { payload, seq }) => ({ ...state, proposedSeverity: { ...payload, seq } }),
  status_changed: (state, { payload, occurredAt, seq }) => ({
    ...state,
    status: payload.status,
    milestones: deriveFromStatus(state.milestones, state.status, payload.status, occurredAt, seq),
  }),
  milestone_set: (state, { payload, seq }) => ({
    ...state,
    milestones: setByPerson(state.milestones, payload.milestone, payload.at, seq),
  }),
  role_assigned: (state, { payload, occurredAt, seq }) => {
    const { [payload.role]: _previous, ...others } = state.roles;
    return {
      ...state,
      roles: payload.person ? { ...others, [payload.role]: payload.person } : others,
      milestones: payload.person
        ? derive(state.milestones, "acknowledged", occurredAt, seq)
        : state.milestones,
    };
  },
  responder_joined: (state, { payload, occurredAt, seq }) => ({
    ...state,
    responders: { ...state.responders, [payload.person.id]: { ...payload.person, joinedAt: occurredAt } },
    milestones: derive(state.milestones, "acknowledged", occurredAt, seq),
  }),
  responder_left: (state, { payload }) => {
    const { [payload.person.id]: _left, ...responders } = state.responders;
    return { ...state, responders };
  },
  access_changed: (state, { payload }) => ({
    ...state,
    restricted: payload.restricted,
    access: payload.people,
  }),
  note_added: (state) => state,
  event_corrected: (state, { payload, seq, actor, recordedAt }) => {
    const correction = {
      seq,
      by: actor,
      at: recordedAt,
      markdown: payload.markdown ?? null,
      occurredAt: payload.occurredAt ?? null,
      reason: payload.reason ?? "",
    };
    return {
      ...state,
      corrections: {
        ...state.corrections,
        [payload.targetSeq]: [...(state.corrections[payload.targetSeq] ?? []), correction],
      },
      milestones: payload.occurredAt
        ? moveDerived(state.milestones, payload.targetSeq, payload.occurredAt)
        : state.milestones,
    };
  },
  event_pinned: (state, { payload }) => {
    const others = state.pins.filter((seq) => seq !== payload.targetSeq);
    return { ...state, pins: payload.pinned ? [...others, payload.targetSeq] : others };
  },
  event_redacted: (state, { payload, seq, actor, recordedAt }) => ({
    ...state,
    redactions: {
      ...state.redactions,
      [payload.targetSeq]: { seq, by: actor, at: recordedAt, reason: payload.reason },
    },
  }),
  update_posted: (state, { payload, seq, occurredAt, actor }) => ({
    ...state,
    updates: {
      ...state.updates,
      [payload.audience]: {
        seq,
        at: occurredAt,
        by: actor,
        nextUpdateAt: payload.nextUpdateAt ?? null,
      },
    },
  }),
  decision_made: (state, { payload, seq, occurredAt, actor }) => ({
    ...state,
    decisions: {
      ...state.decisions,
      [payload.decisionId]: { ...payload, seq, at: occurredAt, by: actor },
    },
  }),
  alert_attached: (state, { payload, seq, recordedAt }) => ({
    ...state,
    alerts: withAlert(state.alerts, { ...payload, seq, at: recordedAt }),
    milestones: payload.startedAt
      ? deriveEarliest(state.milestones, "detected", payload.startedAt, seq)
      : state.milestones,
  }),
  change_linked: (state, { payload, seq }) => ({
    ...state,
    changes: { ...state.changes, [payload.changeId]: { ...payload, seq } },
  }),
  evidence_pinned: (state) => state,
  incident_merged: (state, { payload }) => ({ ...state, status: "merged", mergedInto: payload.into }),
  incident_absorbed: (state, { payload }) => ({ ...state, absorbed: [...state.absorbed, payload.from] }),
};

/** True for an event whose type this version knows and whose words have not been blanked. */
export function isKnown(event: IncidentEvent): event is KnownEvent {
  return event.payload !== null && Object.hasOwn(steps, event.type);
}

/** `isKnown` for one type. */
export function isOfType<T extends EventType>(event: IncidentEvent, type: T): event is KnownEvent<T> {
  return event.type === type && event.payload !== null;
}

function apply<T extends EventType>(state: RoomState, event: KnownEvent<T>): RoomState {
  const run: Steps[T] = steps[event.type];
  return run(state, event);
}

/**
 * The reducer: total over any contiguous log. Redacted and unknown events only move the counters.
 * The caller has blanked redacted payloads beforehand (see `room.ts`).
 */
export function step(state: RoomState, event: IncidentEvent): RoomState {
  const changed = isKnown(event) ? apply(state, event) : state;
  return { ...changed, lastSeq: event.seq, lastRecordedAt: event.recordedAt };
}
