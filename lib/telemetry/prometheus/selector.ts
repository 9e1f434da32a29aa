/** A label that a series must have to be read. */
export type Matcher = { label: string; value: string };

/** A PromQL selector: every series, or those of one metric, that matchers let through. */
export function selector(metric: string | null, only: readonly Matcher[]): string {
  const named = metric === null ? `__name__!=""` : `__name__=${quoted(metric)}`;
  return `{${[named, ...only.map(({ label, value }) => `${labelName(label)}=${quoted(value)}`)].join(",")}}`;
}

/** A label's name in PromQL: quoted where it is none of the classic ones (Prometheus 3 and its UTF-8 names). */
export function labelName(label: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(label) ? label : quoted(label);
}

/** JSON's escapes are Go's, but for half a surrogate pair. */
function quoted(text: string): string {
  return JSON.stringify(text.toWellFormed());
}
