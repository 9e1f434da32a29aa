import type { Change } from "@/lib/changes/change";

import { cellStartUs, excludedCells, nearestCell } from "./cells";
import { placeboLogOdds, placeboOf } from "./placebo";
import type { Scene } from "./scene";
import type { EvidenceSource } from "./judgement";

const MINUTE_US = 60_000_000;
/** A lag is as near as none: rollouts, caches and load take so long. */
const SOON_MIN = 5;
/** Doublings of the lag until a change is no nearer than any other of the day. */
const NEAR = 3;
/** So many doublings less, where it came a little after trouble was seen, and where it came well after. */
const JUST_AFTER = -6;
const LONG_AFTER = -10;

const PLACEBO_US = 600_000_000;
const MOST_CELLS = 10;
const LEAST_CELLS = 3;

/** What a test of a change says, before it is weighed. */
export type ChangeTest = {
  value: number;
  reason: string;
  sources?: readonly EvidenceSource[];
  blindSpot?: string;
};

/** How near before the trouble it took effect, in doublings of the lag; what came after it cannot be its cause. */
export function timeOf({ onsetUs, onset, input }: Scene, change: Change): ChangeTest {
  const { grid } = input.frame;
  const latestUs = onset.found ? cellStartUs(grid, onset.latest + 1) : input.alarm.atUs + MINUTE_US;
  if (change.atUs > latestUs) {
    const isJust = change.atUs <= latestUs + grid.stepUs;
    return {
      value: isJust ? JUST_AFTER : LONG_AFTER,
      reason: `It came ${minutes(change.atUs - onsetUs)} min after the trouble had begun.`,
    };
  }
  const lagUs = Math.max(0, onsetUs - change.atUs);
  const share = lagUs / Math.max(grid.stepUs, onsetUs - grid.startUs);
  const others =
    share > 1
      ? "which is before all that is recorded"
      : `of random earlier moments ${Math.round(100 * share)} % would have been as near`;
  return {
    value: NEAR - Math.log2(1 + lagUs / MINUTE_US / SOON_MIN),
    reason: `It took effect ${minutes(lagUs)} min before the trouble began; ${others}.`,
  };
}

function minutes(us: number): number {
  return Math.round(us / MINUTE_US);
}

/** Placebo control: how many harmless moments of its services' past look as suspicious as that of the change. */
export function placeboTest(scene: Scene, change: Change): (ChangeTest & { share: number }) | null {
  const { grid } = scene.input.frame;
  const measured = change.services.flatMap((service) =>
    (scene.byService.get(service) ?? [])
      .map(({ measurement }) => measurement)
      .filter(({ instance, origin }) => instance === null && origin !== "log"),
  );
  const isRecorded = change.atUs >= grid.startUs && change.atUs < grid.endUs;
  if (measured.length === 0 || !isRecorded) return null;
  const wanted = Math.round(PLACEBO_US / grid.stepUs);
  const placebo = placeboOf(
    measured.map(({ values }) => values),
    {
      cell: nearestCell(grid, change.atUs) + 1,
      width: Math.max(LEAST_CELLS, Math.min(MOST_CELLS, wanted)),
      until: scene.onset.cell,
      excluded: excludedCells(scene.input),
    },
  );
  if (!placebo) return null;
  const { share, moments, line } = placebo;
  const first = line === null ? undefined : measured[line];
  const as = Math.round(share * (1 + moments)) - 1;
  return {
    share,
    value: placeboLogOdds(share),
    reason: `Of ${moments} earlier moments at which nothing is known to have been done, ${as} look as suspicious in ${change.services.join(", ")} as that of this change.`,
    sources: first ? [first.source] : [],
    blindSpot: "What works only later, or under load, steps at no moment.",
  };
}
