import type { Deviation } from "./deviation";
import { medianOf } from "./robust";

/** Fewer lines of one name have no spread in common. */
const LEAST_LINES = 5;
/** So many values of its own weigh as much as what all lines of its name have in common. */
const WORTH = 8;

/**
 * Deviations by spreads that lean on those of all lines of their name, the more the fewer values a line has of its own:
 * by chance some of many short pasts are quiet. None becomes larger.
 */
export function moderated(deviations: readonly Deviation[]): Deviation[] {
  const relative = new Map<string, number[]>();
  for (const deviation of deviations) {
    const { name } = deviation.measurement;
    const own = spreadOf(deviation);
    if (!(own > 0)) continue;
    const known = relative.get(name);
    if (known) known.push(own);
    else relative.set(name, [own]);
  }
  const common = new Map(
    [...relative].flatMap(([name, spreads]): [string, number][] =>
      spreads.length < LEAST_LINES ? [] : [[name, medianOf(spreads)]],
    ),
  );
  return deviations.map((deviation) => {
    const own = spreadOf(deviation);
    const others = common.get(deviation.measurement.name);
    if (others === undefined || !(own > 0) || own >= others) return deviation;
    const both = Math.sqrt((WORTH * others ** 2 + deviation.known * own ** 2) / (WORTH + deviation.known));
    return { ...deviation, excess: deviation.excess * (own / both) };
  });
}

/** Its spread as a share of where it usually is; NaN where that is nothing. */
function spreadOf({ usual: { centre, spread } }: Deviation): number {
  return centre === 0 ? Number.NaN : spread / Math.abs(centre);
}
