/** JSON with object keys in code-unit order and no white space: equal values give equal text (RFC 8785's idea). */
export function canonicalJson(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  return Array.isArray(value) ? list(value) : members(value);
}

function list(items: readonly unknown[]): string {
  let text = "";
  for (const item of items) text += `${text === "" ? "" : ","}${canonicalJson(item)}`;
  return `[${text}]`;
}

function members(value: object): string {
  let text = "";
  // By key alone: a member named twice cannot be, and those without a value are not there.
  const own = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [key, member] of own)
    if (member !== undefined)
      text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${canonicalJson(member)}`;
  return `{${text}}`;
}
