import type { Deviation } from "../deviation";
import type { CauseKind, EvidenceSource } from "../judgement";

/** What one test saw at one service, before it is weighed. */
export type Finding = {
  test: string;
  service: string;
  /** The kind of cause that it speaks for; null where it speaks for the service only. */
  kind: CauseKind | null;
  /** 0 is nothing to see; about 1 for what now and then happens anyway, 3 and more for what never does. */
  strength: number;
  reason: string;
  sources: readonly EvidenceSource[];
  blindSpot: string;
  /** Who says in it that it was not answered: so far its failures are not its own. */
  excuses?: string;
};

/** How far a deviation goes in the direction that hurts; a direction that nobody knows to hurt counts less. */
export function adverse({ measurement, excess }: Deviation): number {
  return measurement.hurts === 0 ? Math.abs(excess) * EITHER_WAY : measurement.hurts * excess;
}

/** How strong that is: a logarithm, 0 for what was as large before. */
export function strengthOf(excess: number): number {
  return Math.log(Math.max(1, excess));
}

const EITHER_WAY = 0.5;

/** Among many, one strays so much by chance: how much farther the worst of them goes, as a power of how many there are. */
const AMONG = 0.4;

/** What never moves is no chance to stray. */
export function moves({ usual, shift }: Deviation): boolean {
  return usual.spread > 0 || shift !== 0;
}

/** The strongest of some deviations by what hurts; null where none hurts. `among` are those that it was taken from. */
export function worstOf(
  deviations: readonly Deviation[],
  among = deviations.filter(moves).length,
): { deviation: Deviation; strength: number } | null {
  let worst: Deviation | null = null;
  for (const deviation of deviations)
    if (adverse(deviation) > (worst ? adverse(worst) : 1)) worst = deviation;
  return worst && { deviation: worst, strength: strengthOf(adverse(worst) / Math.max(1, among) ** AMONG) };
}
