/** What reading something from outside gives: a value, or one sentence about what is wrong. */
export type Parsed<Value> = { ok: true; value: Value } | { ok: false; problem: string };

export function parsed<Value>(value: Value): Parsed<Value> {
  return { ok: true, value };
}

export function refused<Value>(problem: string): Parsed<Value> {
  return { ok: false, problem };
}
