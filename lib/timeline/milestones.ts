import type { MilestoneMark, RoomState } from "./state";
import type { Milestone, Status } from "./vocabulary";
import { isActive } from "./vocabulary";

type Marks = RoomState["milestones"];

/** Adds a derived mark where there is none yet. */
export function derive(marks: Marks, milestone: Milestone, at: string, seq: number): Marks {
  return marks[milestone] ? marks : { ...marks, [milestone]: { at, seq, origin: "derived" } };
}

/** As `derive`, but an earlier moment wins over a derived later one. */
export function deriveEarliest(marks: Marks, milestone: Milestone, at: string, seq: number): Marks {
  const known = marks[milestone];
  if (known && (known.origin === "set" || known.at <= at)) return marks;
  return { ...marks, [milestone]: { at, seq, origin: "derived" } };
}

function without(marks: Marks, milestone: Milestone): Marks {
  if (marks[milestone]?.origin !== "derived") return marks;
  const { [milestone]: _dropped, ...rest } = marks;
  return rest;
}

export function setByPerson(marks: Marks, milestone: Milestone, at: string | null, seq: number): Marks {
  const { [milestone]: _replaced, ...rest } = marks;
  return at === null ? rest : { ...rest, [milestone]: { at, seq, origin: "set" } };
}

/** Somebody has begun to work on it. */
const takenUp = (status: Status): boolean => !["triage", "declined", "merged"].includes(status);

/** What a change of status says about the milestones. Reopening takes derived endings back. */
export function deriveFromStatus(marks: Marks, from: Status, to: Status, at: string, seq: number): Marks {
  let next = marks;
  if (from === "triage" && takenUp(to)) next = derive(next, "acknowledged", at, seq);
  if (isActive(to)) next = without(without(next, "resolved"), "review_completed");
  if (to === "investigating" || to === "fixing") next = without(next, "mitigated");
  if (to === "fixing") next = derive(next, "identified", at, seq);
  if (to === "monitoring" || to === "resolved") next = derive(next, "mitigated", at, seq);
  if (to === "resolved") next = derive(next, "resolved", at, seq);
  if (to === "closed" && from === "reviewing") next = derive(next, "review_completed", at, seq);
  return next;
}

/** A corrected time moves the marks that were derived from that event. */
export function moveDerived(marks: Marks, targetSeq: number, at: string): Marks {
  const moved = Object.entries(marks).map(([milestone, mark]: [string, MilestoneMark]) => [
    milestone,
    mark.origin === "derived" && mark.seq === targetSeq ? { ...mark, at } : mark,
  ]);
  return Object.fromEntries(moved);
}
