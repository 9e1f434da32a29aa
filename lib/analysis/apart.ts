import { type Deviation, deviationsIn, type Stretch } from "./deviation";
import type { Measurement } from "./measure/measurement";
import { grainOf, medianOf, quantileAmong } from "./robust";

/** Fewer lines of one name have no course in common. */
const LEAST_LINES = 5;
/** What a value that falls to nothing counts as: a share of the usual, and some events where events are counted. */
const NOTHING = 0.02;
const FEW = 4;
/** Logarithms: nothing goes farther. */
const MOST = 4;

/** How far a line strays, as in its deviation. */
export type Apart = Pick<Deviation, "excess" | "level" | "known">;

/**
 * How far each line strays from the course that all lines of its name take together: what load, a host or a day does
 * to all of them speaks for none. A level of 1 is that course, and each more a factor of e. Without lines of which there
 * are too few, or which nobody wants to know.
 */
export function deviationsApart(
  deviations: readonly Deviation[],
  stretch: Stretch,
  isWanted: (deviation: Deviation) => boolean = () => true,
): ReadonlyMap<Deviation, Apart> {
  const byName = new Map<string, Deviation[]>();
  for (const deviation of deviations) {
    const { name, values } = deviation.measurement;
    if (isFlat(values)) continue;
    const known = byName.get(name);
    if (known) known.push(deviation);
    else byName.set(name, [deviation]);
  }
  const away = new Map<Deviation, Apart>();
  const deviationOf = deviationsIn(stretch);
  for (const lines of byName.values()) {
    if (lines.length < LEAST_LINES || !lines.some(isWanted)) continue;
    const length = lines[0]?.measurement.values.length ?? 0;
    const courses = new Float64Array(lines.length * length);
    const known = new Float64Array(stretch.past.length);
    for (const [at, { measurement }] of lines.entries())
      takeCourse(measurement, stretch.past, known, courses.subarray(at * length, (at + 1) * length));
    const common = commonOf(courses, lines.length, length);
    const values = new Float64Array(length);
    for (const [at, line] of lines.entries()) {
      if (!isWanted(line)) continue;
      for (let cell = 0; cell < length; cell++)
        values[cell] = 1 + (courses[at * length + cell] ?? Number.NaN) - (common[cell] ?? Number.NaN);
      const {
        excess,
        level,
        known: count,
      } = deviationOf({
        ...line.measurement,
        role: "other",
        baseline: null,
        values,
      });
      away.set(line, { excess, level, known: count });
    }
  }
  return away;
}

/** What never moves takes no course. */
function isFlat(values: Float64Array): boolean {
  let first = Number.NaN;
  for (let cell = 0; cell < values.length; cell++) {
    const value = values[cell] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    if (Number.isNaN(first)) first = value;
    else if (value !== first) return false;
  }
  return true;
}

/** The median over all lines, cell by cell; the courses lie one after the other. */
function commonOf(courses: Float64Array, lines: number, length: number): Float64Array {
  const own = new Float64Array(lines);
  const common = new Float64Array(length);
  for (let cell = 0; cell < length; cell++) {
    let count = 0;
    for (let at = cell; at < courses.length; at += length) {
      const value = courses[at] ?? Number.NaN;
      if (Number.isFinite(value)) own[count++] = value;
    }
    common[cell] = quantileAmong(count === lines ? own : own.subarray(0, count), 0.5);
  }
  return common;
}

/** Logarithms of the values by the median of the past; none where that is not positive. */
function takeCourse(
  { values, role }: Measurement,
  past: readonly number[],
  known: Float64Array,
  course: Float64Array,
): void {
  for (let at = 0; at < known.length; at++) known[at] = values[past[at] ?? -1] ?? Number.NaN;
  const usual = medianOf(known);
  if (!(usual > 0)) {
    course.fill(Number.NaN);
    return;
  }
  const more = NOTHING * usual + (role === "rate" ? FEW * grainOf(known) : 0);
  for (let cell = 0; cell < course.length; cell++) {
    const value = values[cell] ?? Number.NaN;
    course[cell] = Math.max(-MOST, Math.min(MOST, Math.log((value + more) / (usual + more))));
  }
}
