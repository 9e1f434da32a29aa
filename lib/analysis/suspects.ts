import { type BlindSpots, blindSpotText } from "./blind-spots";
import type { CauseKind, Evidence } from "./judgement";
import type { Scene } from "./scene";
import { softmax } from "./softmax";
import { strongest } from "./strongest";
import type { Finding } from "./tests/finding";
import weights from "./weights.json";

/** A service, how much speaks for it in log-odds, and what. */
export type Suspect = {
  service: string;
  score: number;
  evidence: readonly SuspectEvidence[];
};

/** The kind of cause that it speaks for; null where it speaks for the service only. */
export type SuspectEvidence = Evidence & { kind: CauseKind | null };

const TEST_WEIGHTS: Readonly<Record<string, { weight: number }>> = weights.tests;
/** Of a test that no fit has seen. */
const UNWEIGHED = 0.3;

/** Every service that is known, with what its tests add up to. */
export function suspectsOf(scene: Scene, findings: readonly Finding[], spots: BlindSpots): Suspect[] {
  const seen = strongest(findings);
  const services = new Set([...scene.graph.services, ...seen.keys()]);
  return [...services].map((service) => {
    const unseen = spots.of(service);
    const found = [...(seen.get(service)?.values() ?? [])].map(
      ({ test, strength, reason, sources, blindSpot, kind }): SuspectEvidence => ({
        test,
        weight: (TEST_WEIGHTS[test]?.weight ?? UNWEIGHED) * strength,
        reason,
        sources,
        blindSpot: blindSpot === "" ? blindSpotText(unseen, sources) : blindSpot,
        kind,
      }),
    );
    const gaps = unseen.flatMap(({ isWhole, text }): SuspectEvidence[] =>
      isWhole
        ? [
            {
              test: "blind-spot",
              weight: 0,
              reason: sentence(text),
              sources: [],
              blindSpot: text,
              kind: null,
            },
          ]
        : [],
    );
    return {
      service,
      evidence: [...found, ...gaps],
      score: found.reduce((sum, { weight }) => sum + weight, 0),
    };
  });
}

/** By service, its share of the suspicion if anything is wrong; less sharp than belief, for who is beside it may be the reason. */
export function suspicionOf(suspects: readonly Suspect[]): ReadonlyMap<string, number> {
  const shares = softmax(suspects.map(({ score }) => score));
  return new Map(suspects.map(({ service }, at) => [service, shares[at] ?? 0]));
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
