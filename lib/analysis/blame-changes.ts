import type { ChangeScore } from "./change-scores";
import type { OutsideCause } from "./outside-causes";
import { softmax } from "./softmax";
import weights from "./weights.json";

/** Of an incident: without one, there is nothing to blame. */
export type Blamed = { none: number; changes: readonly { score: ChangeScore; probability: number }[] };

/** Shares the blame among the changes and none of them; a cause outside speaks for none. */
export function blameChanges(scores: readonly ChangeScore[], outside: readonly OutsideCause[]): Blamed {
  const clear = outside.reduce((most, { strength }) => Math.max(most, strength), 0);
  const beliefs = softmax([
    weights.change.none + weights.change.outside * clear,
    ...scores.map(({ score }) => score),
  ]);
  return {
    none: beliefs[0] ?? 1,
    changes: scores.map((score, at) => ({ score, probability: beliefs[at + 1] ?? 0 })),
  };
}
