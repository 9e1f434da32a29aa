/** Rows of comma-separated text by RFC 4180: fields may be quoted, hold commas and line ends, and double their quotes. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const [field, next] = text[at] === '"' ? quoted(text, at + 1) : plain(text, at);
    row.push(field);
    at = next;
    if (text[at] === ",") {
      at += 1;
      // A comma at the very end is followed by one more field, an empty one.
      if (at < text.length) continue;
      row.push("");
    }
    while (text[at] === "\r" || text[at] === "\n") {
      at += 1;
      if (text[at - 1] === "\n") break;
    }
    rows.push(row);
    row = [];
  }
  return rows;
}

const END_OF_FIELD = /[,\r\n]/gu;

function plain(text: string, from: number): [field: string, next: number] {
  END_OF_FIELD.lastIndex = from;
  const end = END_OF_FIELD.exec(text)?.index ?? text.length;
  return [text.slice(from, end), end];
}

function quoted(text: string, from: number): [field: string, next: number] {
  let end = text.indexOf('"', from);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  const until = end < 0 ? text.length : end;
  const [rest, next] = end < 0 ? ["", until] : plain(text, end + 1);
  return [text.slice(from, until).replaceAll('""', '"') + rest, next];
}
