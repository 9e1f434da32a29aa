import type { Deviation } from "../deviation";

/** A deviation in words: "cpu-pct 12.3 times its largest before (from 4.1 to 99)". */
export function deviationText({ measurement, usual, level, excess }: Deviation): string {
  const name = measurement.name === "" ? measurement.origin : measurement.name;
  const where = measurement.instance === null ? "" : ` of ${measurement.instance}`;
  return `${name}${where} went from ${digits(usual.centre)} to ${digits(level)}, ${digits(Math.abs(excess))} times as far as before`;
}

export function digits(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(3))) : "no value";
}
