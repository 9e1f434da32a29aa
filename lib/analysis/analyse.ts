import type { AnalysisInput } from "./analysis-input";
import { cellStartUs } from "./cells";
import { chainOf } from "./chain";
import { judge } from "./judge";
import type { Judgement } from "./judgement";
import { sceneOf } from "./scene";
import { runTests } from "./tests/run-tests";

const MOST_STEPS = 3;

/**
 * Names what is to blame, how surely, and why, by everything that production said of itself around an alarm. The same
 * input gives the same judgement.
 */
export function analyse(input: AnalysisInput): Judgement {
  const scene = sceneOf(input);
  const findings = runTests(scene);
  const verdicts = judge(scene, findings);
  const { grid } = input.frame;
  const { onset } = scene;
  const suspect = verdicts.services[0]?.service ?? null;
  const [change] = verdicts.changes;
  const blamed =
    change !== undefined && change.probability > verdicts.noChange
      ? (input.changes.find(({ id }) => id === change.change) ?? null)
      : null;
  return {
    ...verdicts,
    onset:
      grid.length === 0
        ? null
        : {
            atUs: cellStartUs(grid, onset.cell),
            earliestUs: cellStartUs(grid, onset.earliest),
            latestUs: cellStartUs(grid, onset.latest + 1),
          },
    chain: chainOf(scene, suspect, blamed),
    next: verdicts.hypotheses.slice(0, MOST_STEPS).map(({ nextTest }) => nextTest),
  };
}
