import type { CauseKind } from "@/lib/analysis/judgement";

/** The nulls of every room, as `lib/timeline/standing-hypotheses` names them. */
export const STANDING_IDS = [
  "standing:no-change",
  "standing:monitoring",
  "standing:load",
  "standing:third-party",
] as const;

type StandingId = (typeof STANDING_IDS)[number];

const OF_KIND: Readonly<Partial<Record<CauseKind, StandingId>>> = {
  traffic: "standing:load",
  third_party: "standing:third-party",
  monitoring: "standing:monitoring",
  nothing_wrong: "standing:monitoring",
};

/** The standing hypothesis that causes of a kind are cases of; null for most kinds. */
export function standingOf(kind: CauseKind): StandingId | null {
  return OF_KIND[kind] ?? null;
}
