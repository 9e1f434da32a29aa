import { type Deviation, deviationOf, type Stretch } from "./deviation";
import type { Measurement } from "./measure/measurement";
import { grainOf, medianOf } from "./robust";

/** Fewer lines of one name have no course in common. */
const LEAST_LINES = 5;
/** What a value that falls to nothing counts as: a share of the usual, and some events where events are counted. */
const NOTHING = 0.02;
const FEW = 4;
/** Logarithms: nothing goes farther. */
const MOST = 4;

/**
 * How far each line strays from the course that all lines of its name take together: what load, a host or a day does
 * to all of them speaks for none. A level of 1 is that course, and each more a factor of e. Without lines of which there
 * are too few, or which nobody wants to know.
 */
export function deviationsApart(
  deviations: readonly Deviation[],
  stretch: Stretch,
  isWanted: (deviation: Deviation) => boolean = () => true,
): ReadonlyMap<Deviation, Deviation> {
  const byName = new Map<string, Deviation[]>();
  for (const deviation of deviations) {
    const { name, values } = deviation.measurement;
    if (isFlat(values)) continue;
    const known = byName.get(name);
    if (known) known.push(deviation);
    else byName.set(name, [deviation]);
  }
  const away = new Map<Deviation, Deviation>();
  for (const lines of byName.values()) {
    if (lines.length < LEAST_LINES || !lines.some(isWanted)) continue;
    const courses = lines.map(({ measurement }) => courseOf(measurement, stretch.past));
    const common = commonOf(courses);
    for (const [at, line] of lines.entries()) {
      if (!isWanted(line)) continue;
      const values = common.map((value, cell) => 1 + (courses[at]?.[cell] ?? Number.NaN) - value);
      away.set(line, deviationOf({ ...line.measurement, role: "other", baseline: null, values }, stretch));
    }
  }
  return away;
}

/** What never moves takes no course. */
function isFlat(values: Float64Array): boolean {
  const first = values.find(Number.isFinite);
  return values.every((value) => value === first || !Number.isFinite(value));
}

/** The median over all lines, cell by cell. */
function commonOf(courses: readonly Float64Array[]): Float64Array {
  const own = new Float64Array(courses.length);
  return new Float64Array(courses[0]?.length ?? 0).map((_, cell) => {
    for (const [at, course] of courses.entries()) own[at] = course[cell] ?? Number.NaN;
    return medianOf(own);
  });
}

/** Logarithms of the values by the median of the past; none where that is not positive. */
function courseOf({ values, role }: Measurement, past: readonly number[]): Float64Array {
  const known = past.map((cell) => values[cell] ?? Number.NaN);
  const usual = medianOf(known);
  const more = NOTHING * usual + (role === "rate" ? FEW * grainOf(known) : 0);
  return values.map((value) =>
    usual > 0 ? Math.max(-MOST, Math.min(MOST, Math.log((value + more) / (usual + more)))) : Number.NaN,
  );
}
