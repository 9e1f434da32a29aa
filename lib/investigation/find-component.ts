/** What a text may name: nothing that is known, one thing, or several that it could be. */
export type FoundComponent =
  | { found: "none" }
  | { found: "one"; name: string }
  | { found: "several"; names: readonly string[] };

/** Shorter words are near to too many others. */
const LEAST_NEAR = 5;
/** From this length on, two letters may be wrong. */
const TWO_WRONG = 8;
/** A word of a name must be so long to stand for the whole. */
const LEAST_PART = 4;
const MOST_WORDS = 200;
/** Words of names that say nothing of which one is meant. */
const COMMON = new Set(["service", "services", "server", "client", "with", "that", "this", "from", "the"]);

type Name = { name: string; words: readonly string[]; squeezed: string };

/**
 * The component that a text names: by its name in any spelling ("payments db" is payments-db), else by one word of it,
 * else by what is nearest with a letter or two wrong. A longer name that fits wins over a shorter one in it.
 */
export function findComponent(text: string, components: readonly string[]): FoundComponent {
  const words = wordsOf(text).slice(0, MOST_WORDS);
  const names = components.map((name): Name => ({
    name,
    words: wordsOf(name),
    squeezed: wordsOf(name).join(""),
  }));
  return (
    answer(spelledOut(words, names)) ??
    answer(
      names.filter((one) =>
        one.words.some((part) => isTelling(part) && words.some((word) => isForm(word, part))),
      ),
    ) ??
    answer(names.filter(({ squeezed }) => words.some((word) => isNear(word, squeezed)))) ?? { found: "none" }
  );
}

function wordsOf(text: string): string[] {
  return text
    .replaceAll(/([a-z\d])([A-Z])/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

function answer(names: readonly Name[]): FoundComponent | null {
  const [first, second] = names;
  if (!first) return null;
  return second
    ? { found: "several", names: names.map(({ name }) => name) }
    : { found: "one", name: first.name };
}

/** Names whose words stand in the text one after another, without those that are only part of a longer one there. */
function spelledOut(words: readonly string[], names: readonly Name[]): readonly Name[] {
  const placed = names.flatMap((name) => {
    const places = placesOf(words, name.squeezed);
    return places.length === 0 ? [] : [{ name, places }];
  });
  return placed
    .filter(({ places }) =>
      places.some(({ from, to }) =>
        placed.every((other) =>
          other.places.every(
            (wider) => wider.to - wider.from <= to - from || wider.from > from || wider.to < to,
          ),
        ),
      ),
    )
    .map(({ name }) => name);
}

/** Runs of words that, written without gaps, are this name. */
function placesOf(words: readonly string[], squeezed: string): { from: number; to: number }[] {
  if (squeezed === "") return [];
  return words.flatMap((_, from) => {
    let joined = "";
    for (let to = from; to < words.length && joined.length < squeezed.length; to++) {
      joined += words[to];
      if (joined === squeezed) return [{ from, to: to + 1 }];
    }
    return [];
  });
}

function isTelling(part: string): boolean {
  return part.length >= LEAST_PART && !COMMON.has(part);
}

/** In the singular or the plural. */
function isForm(word: string, part: string): boolean {
  return word === part || `${word}s` === part || word === `${part}s`;
}

function isNear(word: string, name: string): boolean {
  if (word.length < LEAST_NEAR || name.length < LEAST_NEAR || COMMON.has(word)) return false;
  const most = Math.min(word.length, name.length) >= TWO_WRONG ? 2 : 1;
  return Math.abs(word.length - name.length) <= most && distance(word, name) <= most;
}

/** Letters to insert, leave out, replace or swap with the next one. */
function distance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let at = 1; at <= other.length; at++) {
      const same = one[row - 1] === other[at - 1];
      const swapped = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      next.push(
        Math.min(
          (last[at] ?? 0) + 1,
          (next[at - 1] ?? 0) + 1,
          (last[at - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (before[at - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = last;
    last = next;
  }
  return last[other.length] ?? 0;
}
