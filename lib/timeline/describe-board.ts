import { doubtBetween } from "./doubt";
import type { TimelineEntries } from "./timeline-entry";
import type { EventType } from "./payloads";
import type { Part, Phrase } from "./phrase";
import { lookup, type RoomState } from "./state";
import type { HypothesisState } from "./vocabulary";
import { gradeWords } from "./words";

type Board = Extract<
  EventType,
  `hypothesis_${string}` | "evidence_added" | "evidence_compared" | `investigation_${string}`
>;

function hypothesis(state: RoomState, id: string): Part {
  return { hypothesis: id, claim: lookup(state.hypotheses, id)?.claim ?? "a hypothesis" };
}

/** What a person does by such a word: contradicts the code as it stood then, confirms, or moves. */
function moved(state: RoomState, id: string, to: HypothesisState, at: number): Phrase {
  const code = lookup(state.hypotheses, id)?.history.findLast(({ seq }) => seq < at)?.state;
  if (code && doubtBetween(to, code) === "differs")
    return ["overruled ", hypothesis(state, id), ": ", { state: to }];
  if (to !== "confirmed") return ["moved ", hypothesis(state, id), ": ", { state: to }];
  return ["confirmed ", hypothesis(state, id), ...(code ? [" · the code says ", { state: code }] : [])];
}

function percent(probability: number | undefined): Phrase {
  return probability === undefined ? [] : [` · ${Math.round(probability * 100)} %`];
}

const question = (state: RoomState, id: string): Phrase => {
  const asked = lookup(state.investigations, id)?.question;
  return asked ? [": ", { strong: asked }] : [];
};

const comparisonWords = { same: "found it the same", changed: "found it changed", gone: "found it gone" };

const stanceWords = { for: "evidence for", against: "evidence against", neutral: "neutral evidence on" };

/** What is believed, and what speaks for and against it. */
export const boardEntries: TimelineEntries<Board> = {
  hypothesis_proposed: {
    group: "hypotheses",
    minor: "of machines",
    describe: ({ payload }) => ({
      line: [
        "proposed ",
        { hypothesis: payload.hypothesisId, claim: payload.claim },
        ...(payload.component ? [` · ${payload.component}`] : []),
      ],
    }),
  },
  hypothesis_state_set: {
    group: "hypotheses",
    minor: "of machines",
    describe: ({ payload }, state) => ({
      line: [
        "found ",
        hypothesis(state, payload.hypothesisId),
        " ",
        { state: payload.state },
        ...percent(payload.probability),
      ],
      reason: payload.reason,
    }),
  },
  hypothesis_overruled: {
    group: "hypotheses",
    minor: false,
    describe: ({ payload, seq }, state) => ({
      line: payload.state
        ? moved(state, payload.hypothesisId, payload.state, seq)
        : ["returned ", hypothesis(state, payload.hypothesisId), " to the verdict of the evidence"],
      reason: payload.reason,
    }),
  },
  evidence_added: {
    group: "hypotheses",
    minor: "of machines",
    describe: ({ payload, actor }, state) => ({
      line: [
        `added ${stanceWords[payload.stance]} `,
        hypothesis(state, payload.hypothesisId),
        ...(payload.sourceSeq === undefined ? [] : [" from ", { event: payload.sourceSeq }]),
      ],
      body: payload.statement,
      bodyIsPlain: actor.kind === "machine",
    }),
  },
  hypothesis_assigned: {
    group: "hypotheses",
    minor: true,
    describe: ({ payload }, state) => ({
      line: payload.owner
        ? ["gave ", hypothesis(state, payload.hypothesisId), " to ", { strong: payload.owner.name }]
        : ["left ", hypothesis(state, payload.hypothesisId), " without an owner"],
    }),
  },
  hypothesis_graded: {
    group: "hypotheses",
    minor: false,
    describe: ({ payload }, state) => ({
      line: ["graded ", hypothesis(state, payload.hypothesisId), ": ", { strong: gradeWords[payload.grade] }],
      reason: payload.reason,
    }),
  },
  evidence_compared: {
    group: "hypotheses",
    minor: true,
    describe: ({ payload }, state) => ({
      line: [
        "looked again at evidence on ",
        hypothesis(state, payload.hypothesisId),
        ` and ${comparisonWords[payload.comparison]}`,
      ],
      body: payload.summary,
      bodyIsPlain: true,
    }),
  },
  investigation_started: {
    group: "investigations",
    minor: false,
    describe: ({ payload }) => ({ line: ["started an investigation: ", { strong: payload.question }] }),
  },
  investigation_progressed: {
    group: "investigations",
    minor: true,
    describe: ({ payload }) => ({
      line: [
        "is investigating: ",
        { strong: payload.job?.title ?? payload.step },
        ...(payload.job && payload.job.state !== "running" ? [` · ${payload.job.state}`] : []),
        ...(payload.total > 0 ? [` · ${payload.done} of ${payload.total}`] : []),
      ],
      ...(payload.job?.found && { body: payload.job.found, bodyIsPlain: true }),
    }),
  },
  investigation_finished: {
    group: "investigations",
    minor: false,
    describe: ({ payload }, state) => ({
      line: ["finished the investigation", ...question(state, payload.investigationId)],
      body: payload.summary,
      bodyIsPlain: true,
    }),
  },
  investigation_failed: {
    group: "investigations",
    minor: false,
    describe: ({ payload }, state) => ({
      line: ["could not finish the investigation", ...question(state, payload.investigationId)],
      reason: payload.reason,
    }),
  },
  investigation_cancelled: {
    group: "investigations",
    minor: false,
    describe: ({ payload }, state) => ({
      line: ["stopped the investigation", ...question(state, payload.investigationId)],
      reason: payload.reason,
    }),
  },
};
