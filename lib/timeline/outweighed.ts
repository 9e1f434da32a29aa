import { type Hypothesis, presentEvidence, type RoomState } from "./state";

/** What is likelier than a hypothesis for which more speaks than against it, with what each weighs where both are of one scale. */
export type Outweighed = {
  /** Its component, or its claim where both are of the same one. */
  by: string;
  probability: number;
  /** Sums of what weighs for and against each, in log-odds; null where they do not compare. */
  weights: { own: number; other: number } | null;
};

/** From here on the code holds it itself, and nothing needs to be explained. */
const HELD = 0.5;

/** Why a hypothesis is unlikely though more pieces speak for it than against it; null where nothing is likelier, or it is no wonder. */
export function outweighed(hypothesis: Hypothesis, hypotheses: RoomState["hypotheses"]): Outweighed | null {
  const { standing, probability, component } = hypothesis;
  const count = (stance: "for" | "against") =>
    presentEvidence(hypothesis).filter((piece) => piece.stance === stance).length;
  if (standing || probability === null || probability >= HELD || count("for") <= count("against"))
    return null;
  const [leader] = Object.values(hypotheses)
    .filter((other) => isRival(other, hypothesis))
    .toSorted((one, other) => likelihood(other) - likelihood(one) || one.seq - other.seq);
  if (!leader || likelihood(leader) <= probability) return null;
  return {
    by: leader.component === null || leader.component === component ? `“${leader.claim}”` : leader.component,
    probability: likelihood(leader),
    weights: weightsOf(hypothesis, leader),
  };
}

const likelihood = ({ probability }: Hypothesis): number => probability ?? 0;

/** What always stands is judged across all others; a part has its share of the whole. */
function isRival(other: Hypothesis, { id, parentId }: Hypothesis): boolean {
  return !other.standing && other.id !== id && other.id !== parentId && other.parentId !== id;
}

/** Changes are weighed among changes, and components among components. */
function weightsOf(hypothesis: Hypothesis, leader: Hypothesis): Outweighed["weights"] {
  if ((hypothesis.kind === "change") !== (leader.kind === "change")) return null;
  const [own, other] = [weightOf(hypothesis), weightOf(leader)];
  return own !== null && other !== null && own < other ? { own, other } : null;
}

/** To a tenth, as each piece is shown; null where nothing was weighed. */
function weightOf(hypothesis: Hypothesis): number | null {
  const weights = presentEvidence(hypothesis).flatMap(({ weight }) => weight ?? []);
  return weights.length === 0 ? null : Math.round(weights.reduce((sum, weight) => sum + weight, 0) * 10) / 10;
}

/** "In all it weighs +4.2; payments-db weighs +9.6." or "payments-db is likelier, at 81 %." */
export function outweighedText({ by, probability, weights }: Outweighed): string {
  return weights === null
    ? `${by} is likelier, at ${Math.round(probability * 100)} %.`
    : `In all it weighs ${signed(weights.own)}; ${by} weighs ${signed(weights.other)}.`;
}

function signed(weight: number): string {
  return `${weight > 0 ? "+" : weight < 0 ? "−" : ""}${Math.abs(weight).toFixed(1)}`;
}
