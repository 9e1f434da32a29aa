import type { Hypothesis } from "./state";
import type { HypothesisKind } from "./vocabulary";

/** The nulls that compete in every incident, so that no suspect wins for want of a rival. */
const standing: readonly { id: string; kind: HypothesisKind; claim: string; mechanism: string }[] = [
  {
    id: "standing:no-change",
    kind: "no_change",
    claim: "No change is to blame",
    mechanism: "Something failed that nobody has touched.",
  },
  {
    id: "standing:monitoring",
    kind: "monitoring",
    claim: "The monitoring is wrong",
    mechanism: "The alarm or its data misleads; users are well.",
  },
  {
    id: "standing:load",
    kind: "traffic",
    claim: "It is load",
    mechanism: "More or different traffic than the system can carry.",
  },
  {
    id: "standing:third-party",
    kind: "third_party",
    claim: "A third party is at fault",
    mechanism: "A provider outside our control fails or slows.",
  },
];

export function standingHypotheses(seq: number, at: string): Record<string, Hypothesis> {
  return Object.fromEntries(
    standing.map((one) => [
      one.id,
      {
        ...one,
        parentId: null,
        component: null,
        predictions: [],
        exclusions: [],
        changeId: null,
        since: null,
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
        proposedBy: null,
        standing: true,
        seq,
        at,
      } satisfies Hypothesis,
    ]),
  );
}
