/** Rows of comma-separated values (RFC 4180), the first line naming the columns; short rows have "" at the end. */
export function* csvRows(text: string): Generator<readonly string[]> {
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const quoted = text[at] === '"';
    const end = quoted ? closingQuote(text, at + 1) : fieldEnd(text, at);
    row.push(quoted ? text.slice(at + 1, end).replaceAll('""', '"') : text.slice(at, end));
    at = quoted ? fieldEnd(text, end) : end;
    if (text[at] === "," && at + 1 < text.length) {
      at += 1;
      continue;
    }
    if (text[at] === ",") row.push("");
    yield row;
    row = [];
    at += text.startsWith("\r\n", at) ? 2 : 1;
    if (text[at - 1] === ",") return;
  }
  if (row.length > 0) yield row;
}

/** The same as records by column name. */
export function* csvRecords(text: string): Generator<Readonly<Record<string, string>>> {
  let names: readonly string[] | null = null;
  for (const row of csvRows(text)) {
    if (names) yield Object.fromEntries(names.map((name, index) => [name, row[index] ?? ""]));
    else names = row;
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return at;
  return text.length;
}

function fieldEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== "," && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return at;
}
