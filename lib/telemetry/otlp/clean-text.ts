/** Text that every store can hold: no longer than `limit` UTF-16 code units, well-formed, without NUL. */
export function cleanText(text: string, limit: number): string {
  const clipped = text.length > limit ? text.slice(0, limit) : text;
  const whole = clipped.isWellFormed() ? clipped : clipped.toWellFormed();
  return whole.includes("\u0000") ? whole.replaceAll("\u0000", "\uFFFD") : whole;
}
