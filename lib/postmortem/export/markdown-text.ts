/** In what becomes a link, or calls somebody, by itself: addresses of the web and of mail, mentions. */
const address = /:\/\/|www\.|mailto:|xmpp:|@/i;

/**
 * Words on one line, so that Markdown (CommonMark with GitHub's additions) reads nothing in them but the words.
 * Addresses are code: some readers make links of them however they are escaped.
 */
export function literal(text: string): string {
  return text
    .replaceAll(/\s+/g, " ")
    .split(/([ |])/)
    .map((part) =>
      address.test(part) ? code(part) : part.replaceAll(/[\\`*_{}[\]<>|~&$^]/g, String.raw`\$&`),
    )
    .join("")
    .replace(/^( ?)([#+\-=!])/, String.raw`$1\$2`)
    .replace(/^( ?\d+)([.)])/, String.raw`$1\$2`);
}

/** Words as code, whatever backquotes they hold. */
export function code(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  const fence = "`".repeat(longestRun(line) + 1);
  const pad =
    line.startsWith("`") || line.endsWith("`") || (line.startsWith(" ") && line.endsWith(" ")) ? " " : "";
  return line.trim() === "" ? "" : `${fence}${pad}${line}${pad}${fence}`;
}

/** A block of code, whatever fences it holds. */
export function codeBlock(text: string, language: string | null): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${(language ?? "").replaceAll(/[^\w+#.-]/g, "")}\n${text.replaceAll("\r", "")}\n${fence}`;
}

const longestRun = (text: string): number =>
  Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));

/** Each line under a first line, as a list or a quotation has it. */
export function indented(text: string, first: string, others: string): string {
  return text
    .split("\n")
    .map((line, index) => `${index === 0 ? first : others}${line}`.trimEnd())
    .join("\n");
}

/** A table; its cells are literal already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
