/** Names under which recorded changes keep times: ISO 8601, or seconds since 1970. */
const TIMES = new Set(["timestamp", "time", "completed"]);

/** Recorded changes, later by so many milliseconds; everything else in them stays as it is. */
export function shiftChanges(recorded: unknown, byMs: number): unknown {
  if (Array.isArray(recorded)) return recorded.map((each) => shiftChanges(each, byMs));
  if (typeof recorded !== "object" || recorded === null) return recorded;
  return Object.fromEntries(
    Object.entries(recorded).map(([key, value]) => [
      key,
      TIMES.has(key) ? shiftTime(value, byMs) : shiftChanges(value, byMs),
    ]),
  );
}

function shiftTime(value: unknown, byMs: number): unknown {
  if (typeof value === "number") return value + byMs / 1_000;
  if (typeof value !== "string" || Number.isNaN(Date.parse(value))) return value;
  return new Date(Date.parse(value) + byMs).toISOString();
}
