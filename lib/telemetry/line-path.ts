/** Where a moment and a value lie on the drawing. */
export type Place = { x: (atMs: number) => number; y: (value: number) => number };

/**
 * The path of a line. Where a value is missing the line is interrupted; a value alone between two gaps becomes a path
 * without length, which round ends draw as a dot.
 */
export function linePath(
  { times, values }: { times: readonly number[]; values: readonly (number | null)[] },
  { x, y }: Place,
): string {
  let path = "";
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    const point = `${x(times[index] ?? 0).toFixed(1)} ${y(value).toFixed(1)}`;
    if ((values[index - 1] ?? null) !== null) path += `L${point}`;
    else path += (values[index + 1] ?? null) === null ? `M${point}h0` : `M${point}`;
  }
  return path;
}
