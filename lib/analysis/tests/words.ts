import { type Deviation, isBeyondSaying } from "../deviation";

/** A deviation in words: "cpu-pct went from 4.1 to 99, 12 times its usual swing". */
export function deviationText(deviation: Deviation): string {
  const { measurement, usual, level } = deviation;
  const name = measurement.name === "" ? measurement.origin : measurement.name;
  const where = measurement.instance === null ? "" : ` of ${measurement.instance}`;
  return `${name}${where} went from ${digits(usual.centre)} to ${digits(level)}, ${swingText(deviation)}`;
}

function swingText(deviation: Deviation): string {
  const times = Math.abs(deviation.excess);
  if (times <= 1) return "no more than its usual swing";
  return `${isBeyondSaying(deviation) ? "at least " : ""}${String(Number(times.toPrecision(2)))} times its usual swing`;
}

export function digits(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(3))) : "no value";
}
