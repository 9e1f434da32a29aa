import type { EventType } from "./payloads";
import { derive } from "./milestones";
import type { Step } from "./state";

type PostmortemSteps = { [T in Extract<EventType, `postmortem_${string}`>]: Step<T> };

/** What events about the postmortem do to the state. Its words are kept beside the log. */
export const postmortemSteps: PostmortemSteps = {
  postmortem_drafted: (state, { payload, seq, occurredAt, actor }) => ({
    ...state,
    postmortem: {
      state: "draft",
      draftedAt: occurredAt,
      draftedBy: actor,
      throughSeq: payload.throughSeq,
      publishedAt: null,
      version: null,
      seq,
    },
  }),
  postmortem_state_set: (state, { payload, seq, occurredAt }) => {
    if (!state.postmortem) return state;
    const published = payload.state === "published";
    return {
      ...state,
      postmortem: {
        ...state.postmortem,
        state: payload.state,
        publishedAt: published ? occurredAt : state.postmortem.publishedAt,
        version: payload.version ?? state.postmortem.version,
      },
      milestones: published
        ? derive(state.milestones, "review_completed", occurredAt, seq)
        : state.milestones,
    };
  },
};
