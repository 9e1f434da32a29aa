import type { EventType } from "./payloads";
import { type Investigation, type InvestigationJob, lookup, type RoomState, type Step } from "./state";

type InvestigationEvents = Extract<EventType, `investigation_${string}`>;

/** The fold's part that follows what the machine is doing. */
export const investigationSteps: { [T in InvestigationEvents]: Step<T> } = {
  investigation_started: (state, { payload, seq, occurredAt }) => {
    const { from, to, alarmAt } = payload;
    const investigation: Investigation = {
      id: payload.investigationId,
      question: payload.question,
      trigger: payload.trigger ?? "person",
      window: from !== undefined && to !== undefined ? { from, to, alarmAt: alarmAt ?? to } : null,
      service: payload.service ?? null,
      state: "running",
      jobs: [],
      chain: [],
      gaps: [],
      nothingWrong: null,
      step: "",
      done: 0,
      total: 0,
      judged: 0,
      outcome: "",
      startedAt: occurredAt,
      seq,
    };
    return { ...state, investigations: { ...state.investigations, [investigation.id]: investigation } };
  },
  investigation_progressed: (state, { payload, seq, recordedAt }) =>
    change(state, payload.investigationId, ({ jobs, judged }) => ({
      step: payload.step,
      done: payload.done,
      total: payload.total,
      judged: payload.judged ?? judged,
      jobs: payload.job
        ? withJob(jobs, { ...payload.job, found: payload.job.found ?? "", at: recordedAt, seq })
        : jobs,
    })),
  investigation_finished: (state, { payload }) =>
    change(state, payload.investigationId, ({ gaps }) => ({
      state: "finished",
      outcome: payload.summary,
      chain: payload.chain ?? [],
      gaps: payload.gaps ?? gaps,
      nothingWrong: payload.nothingWrong ?? null,
    })),
  investigation_failed: (state, { payload }) =>
    change(state, payload.investigationId, () => ({ state: "failed", outcome: payload.reason })),
  investigation_cancelled: (state, { payload }) =>
    change(state, payload.investigationId, () => ({ state: "cancelled", outcome: payload.reason ?? "" })),
};

/** The jobs in the order in which they were first heard of. */
function withJob(jobs: readonly InvestigationJob[], job: InvestigationJob): readonly InvestigationJob[] {
  return jobs.some(({ id }) => id === job.id)
    ? jobs.map((known) => (known.id === job.id ? job : known))
    : [...jobs, job];
}

function change(
  state: RoomState,
  id: string,
  edit: (investigation: Investigation) => Partial<Investigation>,
): RoomState {
  const investigation = lookup(state.investigations, id);
  if (!investigation) return state;
  const changed = { ...investigation, ...edit(investigation) };
  return { ...state, investigations: { ...state.investigations, [id]: changed } };
}
