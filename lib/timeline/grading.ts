import { cardsOf } from "./board";
import { namesCause } from "./situation";
import type { Hypothesis, RoomState } from "./state";
import type { Status } from "./vocabulary";

/** Statuses in which it is known what it was. */
const known: ReadonlySet<Status> = new Set(["resolved", "reviewing", "closed"]);

/** Whether it is time to say how right the machine was. */
export function isGradable({ status }: Pick<RoomState, "status">): boolean {
  return known.has(status);
}

/** The cause that the code puts first: the likeliest of those that it has judged; null where it has judged none. */
export function firstOfMachine({ hypotheses }: Pick<RoomState, "hypotheses">): Hypothesis | null {
  const judged = cardsOf(hypotheses).filter(({ hypothesis }) => hypothesis.history.length > 0);
  return judged.find(namesCause)?.hypothesis ?? null;
}
