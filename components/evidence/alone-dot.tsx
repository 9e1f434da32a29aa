/** What the library gives a dot. */
type DotProps = { cx?: number | undefined; cy?: number | undefined; index?: number | undefined };

/** Draws the points that no line reaches, because there is a gap on both sides of them. */
export function aloneDot(values: readonly (number | null)[], colour: string) {
  return function AloneDot({ cx, cy, index = 0 }: DotProps) {
    const alone =
      (values[index] ?? null) !== null &&
      (values[index - 1] ?? null) === null &&
      (values[index + 1] ?? null) === null;
    return alone ? <circle key={index} cx={cx} cy={cy} r={1.5} fill={colour} /> : <g key={index} />;
  };
}
