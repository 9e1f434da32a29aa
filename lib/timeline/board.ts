import type { EventActor, IncidentEvent } from "./event";
import { effectiveState, type Hypothesis, presentEvidence, type RoomState } from "./state";
import { isOfType } from "./step";
import { type HypothesisState, hypothesisStates, type Stance } from "./vocabulary";

/** A hypothesis as its card shows it. */
export type Card = {
  hypothesis: Hypothesis;
  /** Where it stands: a person's overruling before the code's own verdict. */
  state: HypothesisState;
  counts: Readonly<Record<Stance, number>>;
  /** From proposal to the last verdict, in milliseconds; null before there is one. */
  findingMs: number | null;
  children: number;
};

export type Column = { state: HypothesisState; cards: readonly Card[] };

function cardOf(hypothesis: Hypothesis, children: number): Card {
  const counts = { for: 0, against: 0, neutral: 0 };
  for (const { stance } of presentEvidence(hypothesis)) counts[stance]++;
  const last = hypothesis.history.at(-1);
  return {
    hypothesis,
    state: effectiveState(hypothesis),
    counts,
    findingMs: last && !hypothesis.standing ? Date.parse(last.at) - Date.parse(hypothesis.at) : null,
    children,
  };
}

const pieces = ({ counts }: Card) => counts.for + counts.against + counts.neutral;
const isNoRival = ({ kind, probability }: Hypothesis) => kind === "no_change" && probability !== null;

/**
 * The likeliest first, then what has most evidence; standing ones after the others; then the oldest. That no change is to
 * blame is likely wherever something else is: it stands after what could be the cause.
 */
function byInterest(one: Card, other: Card): number {
  const [a, b] = [one.hypothesis, other.hypothesis];
  return (
    Number(isNoRival(a)) - Number(isNoRival(b)) ||
    (b.probability ?? -1) - (a.probability ?? -1) ||
    Number(a.standing) - Number(b.standing) ||
    pieces(other) - pieces(one) ||
    a.seq - b.seq
  );
}

/** Every hypothesis as a card, the most interesting first. */
export function cardsOf(hypotheses: RoomState["hypotheses"]): readonly Card[] {
  const all = Object.values(hypotheses);
  const children = new Map<string, number>();
  for (const { parentId } of all) if (parentId) children.set(parentId, (children.get(parentId) ?? 0) + 1);
  return all.map((hypothesis) => cardOf(hypothesis, children.get(hypothesis.id) ?? 0)).sort(byInterest);
}

/** The board: every state has its column, empty or not. */
export function columnsOf(cards: readonly Card[]): readonly Column[] {
  return hypothesisStates.map((state) => ({ state, cards: cards.filter((card) => card.state === state) }));
}

/** A card in the tree, `depth` levels below a hypothesis that stands by itself. */
export type Branch = { card: Card; depth: number };

/** The cards as a tree, parents before their children. A parent that is not there, or a circle, roots its child. */
export function treeOf(cards: readonly Card[]): readonly Branch[] {
  const childrenOf = (id: string) => cards.filter(({ hypothesis }) => hypothesis.parentId === id);
  const branches: Branch[] = [];
  const placed = new Set<string>();
  const place = (card: Card, depth: number) => {
    if (placed.has(card.hypothesis.id)) return;
    placed.add(card.hypothesis.id);
    branches.push({ card, depth });
    for (const child of childrenOf(card.hypothesis.id)) place(child, depth + 1);
  };
  const ids = new Set(cards.map(({ hypothesis }) => hypothesis.id));
  for (const card of cards)
    if (!card.hypothesis.parentId || !ids.has(card.hypothesis.parentId)) place(card, 0);
  for (const card of cards) place(card, 0);
  return branches;
}

/** One turn in the life of a hypothesis. `state` null: an overruling was taken back. */
export type Turn = {
  seq: number;
  at: string;
  by: EventActor;
  kind: "proposed" | "found" | "overruled";
  state: HypothesisState | null;
  probability: number | null;
  reason: string;
};

/**
 * What happened to a hypothesis, oldest first, as far as the given events go. Tests that land together say the same
 * verdict each: it is one turn.
 */
export function turnsOf(events: readonly IncidentEvent[], hypothesisId: string): readonly Turn[] {
  const turns: Turn[] = [];
  for (const event of events) {
    const told = turnOf(event, hypothesisId);
    if (!told) continue;
    const turn = { ...told, seq: event.seq, at: event.occurredAt, by: event.actor };
    const last = turns.at(-1);
    if (!last || !saysAgain(turn, last)) turns.push(turn);
  }
  return turns;
}

function saysAgain(turn: Turn, last: Turn): boolean {
  return (
    turn.kind === "found" &&
    last.kind === "found" &&
    turn.by.id === last.by.id &&
    turn.state === last.state &&
    turn.probability === last.probability &&
    turn.reason === last.reason
  );
}

function turnOf(
  event: IncidentEvent,
  id: string,
): Pick<Turn, "kind" | "state" | "probability" | "reason"> | null {
  if (isOfType(event, "hypothesis_proposed") && event.payload.hypothesisId === id)
    return { kind: "proposed", state: "proposed", probability: null, reason: "" };
  if (isOfType(event, "hypothesis_state_set") && event.payload.hypothesisId === id) {
    const { state, probability = null, reason } = event.payload;
    return { kind: "found", state, probability, reason };
  }
  if (isOfType(event, "hypothesis_overruled") && event.payload.hypothesisId === id)
    return { kind: "overruled", state: event.payload.state, probability: null, reason: event.payload.reason };
  return null;
}
