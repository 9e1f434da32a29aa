/** PostgreSQL's JSON holds neither NUL nor half a surrogate pair. */
export function isStorableText(text: string): boolean {
  return !text.includes("\u0000") && text.isWellFormed();
}

/** Text from anywhere as the log can hold it: at most so many UTF-16 code units, what cannot be kept replaced. */
export function storableText(text: string, most: number): string {
  return text.slice(0, most).replaceAll("\u0000", "\uFFFD").toWellFormed();
}

/** Deepest nesting of lists and objects that is taken. */
const DEPTH_LIMIT = 64;

/** Anything that JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Whether a value is JSON that the log can hold: storable text, finite numbers, nested no deeper than 64. */
export function isStorableJson(value: unknown): value is Json {
  const left: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = left.pop(); next; next = left.pop()) {
    const members = parts(next.value);
    if (members === null || next.depth > DEPTH_LIMIT) return false;
    for (const member of members) left.push({ value: member, depth: next.depth + 1 });
  }
  return true;
}

/** What a value is made of; null where it is nothing that JSON can say, or cannot be stored. */
function parts(value: unknown): readonly unknown[] | null {
  if (value === null || typeof value === "boolean") return [];
  if (typeof value === "string") return isStorableText(value) ? [] : null;
  if (typeof value === "number") return Number.isFinite(value) ? [] : null;
  if (Array.isArray(value)) return value;
  if (typeof value !== "object") return null;
  return Object.keys(value).every(isStorableText) ? Object.values(value) : null;
}
