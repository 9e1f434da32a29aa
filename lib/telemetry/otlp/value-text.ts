/** A double where it stands alone: shortest digits, "NaN", "Infinity", "-Infinity". */
export function plainNumber(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

/** A double inside JSON, which has no word for those that are not finite: they become texts. */
export function jsonNumber(value: number): string {
  return Number.isFinite(value) ? plainNumber(value) : `"${value}"`;
}

/** A JSON object of values that are JSON already, in the order of the map. */
export function jsonObject(members: ReadonlyMap<string, string>): string {
  return `{${[...members].map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(",")}}`;
}
