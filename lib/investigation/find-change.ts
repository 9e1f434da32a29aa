/** A change that a room knows of. */
export type KnownChange = {
  id: string;
  title: string;
  service: string | null;
  /** ms since 1970. */
  atMs: number;
};

export type FoundChange =
  | { found: "none" }
  | { found: "one"; id: string }
  | { found: "several"; titles: readonly string[] };

/** Of an id that stands for itself. */
const LEAST_ID = 4;
/** Of a commit, as people cut it. */
const SHORT_SHA = /\b[\da-f]{7,40}\b/giu;
const VERSION = /\bv?(\d+(?:\.\d+){1,3}(?:[-.][\da-z]+)*)\b/giu;
const LAST = /\b(last|latest|newest|recent|new|today'?s)\b/iu;
/** So many of a title's words, and at least two of them, name it. */
const SHARED = 0.5;
const LEAST_SHARED = 2;
const MOST_TITLE = 60;

/**
 * The change that a text names: by its id, the beginning of its commit, its version, or most words of its title; else by
 * "the deploy" of a component that has but one, or "the last deploy".
 */
export function findChange(
  text: string,
  changes: readonly KnownChange[],
  component: string | null,
): FoundChange {
  const own = changes.filter(
    ({ service }) => component === null || service === null || service === component,
  );
  return (
    answer(changes.filter(({ id }) => id.length >= LEAST_ID && hasWord(text, id))) ??
    answer(
      changes.filter(({ id }) => matches(text, SHORT_SHA).some((sha) => id.toLowerCase().startsWith(sha))),
    ) ??
    answer(own.filter((change) => isOfVersion(text, change))) ??
    answer(own.filter(({ title }) => sharesTitle(text, title))) ??
    byWord(text, changes, component) ?? { found: "none" }
  );
}

function answer(changes: readonly KnownChange[]): FoundChange | null {
  const [first, second] = changes;
  if (!first) return null;
  return second
    ? { found: "several", titles: changes.map(({ title }) => `"${title.slice(0, MOST_TITLE)}"`) }
    : { found: "one", id: first.id };
}

function hasWord(text: string, word: string): boolean {
  const at = text.toLowerCase().indexOf(word.toLowerCase());
  return at >= 0 && !isWordy(text[at - 1]) && !isWordy(text[at + word.length]);
}

function isWordy(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

function matches(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([whole, inner]) => (inner ?? whole).toLowerCase());
}

function isOfVersion(text: string, { id, title }: KnownChange): boolean {
  const named = new Set([...matches(title, VERSION), ...matches(id, VERSION)]);
  return matches(text, VERSION).some((version) => named.has(version));
}

function sharesTitle(text: string, title: string): boolean {
  const said = new Set(wordsOf(text));
  const words = [...new Set(wordsOf(title))];
  const shared = words.filter((word) => said.has(word)).length;
  return shared >= LEAST_SHARED && shared >= SHARED * words.length;
}

const SMALL = new Set(
  "the a an of in to for and or is it on at by be with that this was has broke".split(" "),
);

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !SMALL.has(word));
}

/** Words that stand for a change which was linked, of whatever kind. */
export const CHANGE_WORDS =
  /\b(deploy(ment|ed|s)?|release(d)?|roll ?out|rolled out|change(d|s)?|commit|merge(d)?|pull request|pr|upgrade(d)?|migration|feature flag|flag|version)\b/iu;

/** "The deploy": of the component where it has any, else of those that nobody says more of. */
function byWord(text: string, changes: readonly KnownChange[], component: string | null): FoundChange | null {
  if (!CHANGE_WORDS.test(text)) return null;
  const own = changes.filter(({ service }) => component !== null && service === component);
  const meant =
    own.length > 0 ? own : changes.filter(({ service }) => component === null || service === null);
  if (!LAST.test(text)) return answer(meant);
  const [last] = meant.toSorted((one, other) => other.atMs - one.atMs);
  return last ? { found: "one", id: last.id } : null;
}
