/** Rows in the window by service. */
export function rowsByService(
  service: Uint32Array,
  cellOf: Int32Array,
  texts: readonly string[],
): Map<string, number> {
  const rows: number[] = [];
  for (let row = 0; row < cellOf.length; row++) {
    const number = service[row] ?? 0;
    if ((cellOf[row] ?? -1) >= 0) rows[number] = (rows[number] ?? 0) + 1;
  }
  return new Map(Object.entries(rows).map(([number, count]) => [texts[Number(number)] ?? "", count]));
}
