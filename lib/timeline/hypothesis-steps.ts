import { derive } from "./milestones";
import type { EventType } from "./payloads";
import { type Hypothesis, lookup, type RoomState, type Step } from "./state";

type HypothesisEvents = Extract<EventType, `hypothesis_${string}` | "evidence_added" | "evidence_compared">;

/** The board's part of the fold. */
export const hypothesisSteps: { [T in HypothesisEvents]: Step<T> } = {
  hypothesis_proposed: (state, { payload, seq, occurredAt, actor }) =>
    put(state, {
      id: payload.hypothesisId,
      parentId: payload.parentId ?? null,
      kind: payload.kind,
      claim: payload.claim,
      component: payload.component ?? null,
      mechanism: payload.mechanism ?? "",
      predictions: payload.predictions ?? [],
      exclusions: payload.exclusions ?? [],
      changeId: payload.changeId ?? null,
      since: payload.since ?? null,
      machineState: "proposed",
      machineReason: "",
      overruled: null,
      probability: null,
      history: [],
      nextTest: "",
      gaps: [],
      owner: null,
      grade: null,
      evidence: [],
      proposedBy: actor,
      standing: false,
      seq,
      at: occurredAt,
    }),
  hypothesis_state_set: (state, { payload, seq, recordedAt }) =>
    change(state, payload.hypothesisId, (hypothesis) => ({
      ...hypothesis,
      machineState: payload.state,
      machineReason: payload.reason,
      nextTest: payload.nextTest ?? hypothesis.nextTest,
      gaps: payload.gaps ?? hypothesis.gaps,
      probability: payload.probability ?? hypothesis.probability,
      history:
        payload.probability === undefined
          ? hypothesis.history
          : [
              ...hypothesis.history,
              { at: recordedAt, seq, probability: payload.probability, state: payload.state },
            ],
    })),
  hypothesis_assigned: (state, { payload }) =>
    change(state, payload.hypothesisId, (hypothesis) => ({ ...hypothesis, owner: payload.owner })),
  hypothesis_graded: (state, { payload, seq, recordedAt, actor }) =>
    change(state, payload.hypothesisId, (hypothesis) => ({
      ...hypothesis,
      grade: { grade: payload.grade, reason: payload.reason ?? "", by: actor, seq, at: recordedAt },
    })),
  hypothesis_overruled: (state, { payload, seq, recordedAt, occurredAt, actor }) => {
    const verdict = payload.state;
    const next = change(state, payload.hypothesisId, (hypothesis) => ({
      ...hypothesis,
      overruled:
        verdict === null ? null : { state: verdict, reason: payload.reason, by: actor, seq, at: recordedAt },
    }));
    return verdict === "confirmed" && next !== state
      ? { ...next, milestones: derive(next.milestones, "identified", occurredAt, seq) }
      : next;
  },
  evidence_added: (state, { payload, seq, occurredAt, actor }) =>
    change(state, payload.hypothesisId, (hypothesis) => ({
      ...hypothesis,
      evidence: [
        ...hypothesis.evidence,
        {
          id: payload.evidenceId,
          stance: payload.stance,
          statement: payload.statement,
          weight: payload.weight ?? null,
          test: payload.test ?? null,
          blindSpot: payload.blindSpot ?? "",
          compared: null,
          sourceSeq: payload.sourceSeq ?? null,
          frozen: payload.frozen ?? null,
          investigationId: payload.investigationId ?? null,
          by: actor,
          seq,
          at: occurredAt,
        },
      ],
    })),
  evidence_compared: (state, { payload, seq, recordedAt, actor }) =>
    change(state, payload.hypothesisId, (hypothesis) => ({
      ...hypothesis,
      evidence: hypothesis.evidence.map((piece) =>
        piece.id === payload.evidenceId
          ? {
              ...piece,
              compared: {
                comparison: payload.comparison,
                summary: payload.summary,
                frozen: payload.frozen ?? null,
                by: actor,
                seq,
                at: recordedAt,
              },
            }
          : piece,
      ),
    })),
};

function put(state: RoomState, hypothesis: Hypothesis): RoomState {
  return { ...state, hypotheses: { ...state.hypotheses, [hypothesis.id]: hypothesis } };
}

function change(state: RoomState, id: string, edit: (hypothesis: Hypothesis) => Hypothesis): RoomState {
  const hypothesis = lookup(state.hypotheses, id);
  return hypothesis ? put(state, edit(hypothesis)) : state;
}
