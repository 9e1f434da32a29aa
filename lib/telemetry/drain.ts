import { MASK } from "./masked-line";

/** The share of words that must agree, of those that are not masked in both. */
const LEAST_AGREEMENT = 0.75;
/** Lines of one length and start fall into so many templates; the rest share one. */
const MAX_TEMPLATES_PER_START = 128;

type Template = { words: string[] };

/**
 * The template of each masked line, after Drain (He et al., 2017): lines with as many words and the same first one that is not
 * masked are compared, and words in which similar ones differ become "<*>". Lines are taken in order of their text, so it is their
 * set that decides, not their order; lines that start otherwise change nothing.
 */
export function drain(lines: readonly string[]): string[] {
  const starts = new Map<string, Template[]>();
  const templateOf = new Map<string, Template>();
  for (const line of [...new Set(lines)].sort()) {
    const words = line.split(" ");
    const start = `${words.length} ${words.find((word) => !word.includes(MASK)) ?? ""}`;
    const templates = starts.get(start) ?? [];
    starts.set(start, templates);
    templateOf.set(line, place(words, templates));
  }
  return lines.map((line) => templateOf.get(line)?.words.join(" ") ?? line);
}

function place(words: string[], templates: Template[]): Template {
  let [best, agreement] = [templates[0], -1];
  for (const template of templates) {
    const own = agreementOf(template.words, words);
    if (own > agreement) [best, agreement] = [template, own];
  }
  if (best && agreement >= LEAST_AGREEMENT) {
    for (const [at, word] of words.entries()) if (best.words[at] !== word) best.words[at] = MASK;
    return best;
  }
  const isFull = templates.length >= MAX_TEMPLATES_PER_START - 1;
  const last = templates[MAX_TEMPLATES_PER_START - 1];
  if (last) return last;
  const added = { words: isFull ? words.map(() => MASK) : [...words] };
  templates.push(added);
  return added;
}

function agreementOf(template: readonly string[], words: readonly string[]): number {
  let [equal, compared] = [0, 0];
  for (let at = 0; at < words.length; at++) {
    const [one, other] = [template[at], words[at]];
    if (one === MASK && other === MASK) continue;
    compared += 1;
    if (one === other) equal += 1;
  }
  return compared === 0 ? 1 : equal / compared;
}
