import { hasSyntax, withoutOrderControls } from "./syntax";

/** More than any excerpt shows; it also bounds the work for whatever somebody pastes. */
const MOST_LETTERS = 1_000;

const fence = /^\s*(?:`{3,}|~{3,})[^`]*$/;
/** The line below the head of a table, or a rule across the page. */
const ruler = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$|^\s*(?:={2,}|\*{3,}|_{3,})\s*$/;
const lead = /^\s*(?:>|#{1,6}(?=\s)|[-+*](?=\s)(?:\s+\[[ xX]\](?=\s))?)\s*/;
const row = /^\s*\||\|\s*$/;

const inline = new RegExp(
  [
    String.raw`\\(?<escaped>[!-/:-@[-\x60{-~])`,
    String.raw`(?<ticks>\x60+)(?<code>.+?)\k<ticks>(?!\x60)`,
    String.raw`!?\[(?<text>[^[\]]*)\](?:\([^()\s]*(?:\s[^()]*)?\)|\[[^[\]]*\])`,
    String.raw`<(?<address>(?:https?://|mailto:)[^<>\s]*)>`,
    String.raw`(?<mark>\*{1,3}|~~)(?=\S)(?<marked>.+?)(?<=\S)\k<mark>`,
    // Within a word an underscore is a letter, as in pool_size.
    String.raw`(?<![\p{L}\p{N}_])(?<line>_{1,3})(?=\S)(?<lined>.+?)(?<=\S)\k<line>(?![\p{L}\p{N}_])`,
  ].join("|"),
  "gsu",
);

type Found = Readonly<
  Record<"escaped" | "code" | "text" | "address" | "marked" | "lined", string | undefined>
>;

function wordsIn(text: string): string {
  return text.replaceAll(inline, (...found) => {
    const { escaped, code, text: linked, address, marked, lined }: Found = found.at(-1);
    return escaped ?? code ?? address ?? wordsIn(linked ?? marked ?? lined ?? "");
  });
}

/** The cells of a table's row side by side. */
function cells(line: string): string {
  return line
    .replaceAll(/^\s*\||(?<!\\)\|\s*$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())
    .filter(Boolean)
    .join(" · ");
}

function wordsOfLine(line: string): string {
  if (fence.test(line) || ruler.test(line)) return "";
  let words = line;
  while (lead.test(words)) words = words.replace(lead, "");
  return row.test(words) ? cells(words) : words;
}

/**
 * Markdown on one line of plain words, for excerpts: no marks, links by their text, the cells of a table side by
 * side. Never longer than it was but for an ellipsis, and cheap for any text.
 */
export function plainWords(text: string): string {
  const begin = text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS).toWellFormed()}…` : text;
  const words = withoutOrderControls(begin);
  if (!hasSyntax(words)) return words.replaceAll(/\s+/g, " ").trim();
  const lines = words.split("\n").map((line) => wordsOfLine(line));
  return wordsIn(lines.filter(Boolean).join("\n")).replaceAll(/\s+/g, " ").trim();
}
