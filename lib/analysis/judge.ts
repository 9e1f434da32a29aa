import { beliefsOf, isSign } from "./beliefs";
import { pairAtOnce } from "./at-once";
import { type BlindSpots, blindSpotsOf } from "./blind-spots";
import { blameChanges } from "./blame-changes";
import { changeScores } from "./change-scores";
import { strayHosts } from "./hosts";
import { hypothesesOf, nullHypothesis } from "./hypotheses";
import type { CauseKind, JudgedHypothesis, Judgement } from "./judgement";
import { compareNames, serviceOrder } from "./order";
import { outsideCauses } from "./outside-causes";
import type { Scene } from "./scene";
import { withHosts, withPair } from "./shared-blame";
import { type Suspect, suspectsOf, suspicionOf } from "./suspects";
import { timeLost } from "./tests/delays";
import type { Finding } from "./tests/finding";
import weights from "./weights.json";

/** Probabilities over everything that could be to blame, and why. */
export type Verdicts = {
  hypotheses: readonly JudgedHypothesis[];
  services: readonly { service: string; probability: number; kind: CauseKind }[];
  changes: Judgement["changes"];
  noChange: number;
  nothingWrong: number;
};

const TINY = 1e-12;

/** Adds up what the tests saw, and shares the belief among the hypotheses. */
export function judge(scene: Scene, findings: readonly Finding[]): Verdicts {
  const spots = blindSpotsOf(scene);
  const suspects = suspectsOf(scene, findings, spots);
  const unsaid = weights.noneOfThese + weights.unseen * unseenShare(suspects, scene, spots);
  const { services, noneOfThese, nothingWrong } = beliefsOf(
    { scores: suspects.map(({ score }) => score), signs: signsOf(suspects), noneOfThese: unsaid },
    weights,
  );
  const of = new Map(suspects.map(({ service }, at) => [service, services[at] ?? 0]));
  const something = Math.max(TINY, 1 - nothingWrong);
  const shares = suspicionOf(suspects);
  const order = serviceOrder(scene);
  const outside = outsideCauses(scene);
  const blamed = blameChanges(changeScores(scene, { findings, shares }), outside);

  const ranked = suspects.toSorted(
    (one, other) => other.score - one.score || order(one.service, other.service),
  );
  const alone = suspects.flatMap((suspect) =>
    hypothesesOf(suspect, of.get(suspect.service) ?? 0, { scene, blamed, outside }),
  );
  const atFault = { graph: scene.graph, places: timeLost(scene) };
  const hosted = withHosts(alone, strayHosts(scene), of);
  const hypotheses = [
    ...withPair(hosted.hypotheses, pairAtOnce(ranked, hosted.beliefs, atFault), hosted.beliefs),
    nullHypothesis("nothing_wrong", "There is no incident.", nothingWrong, weights.something.least),
    nullHypothesis("none_of_these", "Something that the telemetry does not show.", noneOfThese, unsaid),
  ].toSorted(
    (one, other) =>
      other.probability - one.probability ||
      order(one.component ?? "", other.component ?? "") ||
      compareNames(one.id, other.id),
  );
  const kinds = firstKinds(hypotheses);
  return {
    hypotheses,
    services: ranked.map(({ service }) => ({
      service,
      probability: of.get(service) ?? 0,
      kind: kinds.get(service) ?? "code",
    })),
    changes: blamed.changes
      .map(({ score: { change }, probability }) => ({
        change: change.id,
        probability: something * probability,
        title: change.title,
      }))
      .toSorted(
        (one, other) => other.probability - one.probability || compareNames(one.change, other.change),
      ),
    noChange: 1 - something * (1 - blamed.none),
    nothingWrong,
  };
}

/** The most that tests saw of any service, without what is known before. */
function signsOf(suspects: readonly Suspect[]): number {
  return suspects.reduce((most, { evidence }) => {
    const sum = evidence.reduce((all, { test, weight }) => (isSign(test) ? all + weight : all), 0);
    return Math.max(most, sum);
  }, 0);
}

/** How much is unseen of whom most speaks against, and of what that one waits for: the cause may hide there. */
function unseenShare(suspects: readonly Suspect[], { graph }: Scene, spots: BlindSpots): number {
  const most = suspects.reduce((greatest, { score }) => Math.max(greatest, score), 0);
  let share = 0;
  for (const { service, score } of suspects) {
    if (score <= 0 || score < most) continue;
    share = Math.max(share, spots.shareOf(service));
    for (const callee of graph.callees(service)) share = Math.max(share, spots.shareOf(callee));
  }
  return share;
}

/** The kind of each component's first hypothesis. */
function firstKinds(hypotheses: readonly JudgedHypothesis[]): ReadonlyMap<string | null, CauseKind> {
  return new Map(hypotheses.toReversed().map(({ component, kind }) => [component, kind]));
}
