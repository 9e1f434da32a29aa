import type { Change } from "@/lib/changes/change";
import { diffLines } from "@/lib/changes/diff-lines";
import { wordsOf } from "@/lib/changes/words";

import { type FailingWords, namesIn } from "./failing-words";

/** What a change's content shares with what fails. */
export type SharedWords = {
  /** Grows with how many words it shares, how rare they are among changes, and how much of failing things only. */
  closeness: number;
  words: readonly string[];
  /** Of files, functions and fields that what fails calls by name. */
  names: readonly string[];
};

const MOST_SHOWN = 4;
/** Written as one name, or in quotes: not a word that anybody would say. */
const IDENTIFIER = /\b[a-z]+[A-Z]\w+|\b[A-Z]\w+[A-Z]\w*|\b\w+_\w+|(?<=["'`])[\w.-]{3,}(?=["'`])/gu;

/** For each change, in their order: what it shares with what fails. */
export function sharedWords(changes: readonly Change[], failing: FailingWords): SharedWords[] {
  const texts = changes.map(contentOf);
  const own = texts.map(({ text }) => wordsOf(text));
  const seen = new Map<string, number>();
  for (const words of own) for (const word of words) seen.set(word, (seen.get(word) ?? 0) + 1);
  const most = Math.log(1 + changes.length);
  return texts.map(({ names }, at) => {
    const shared = [...(own[at] ?? [])]
      .flatMap((word) => {
        const telling = failing.words.get(word) ?? 0;
        const rarity = Math.log((1 + changes.length) / (seen.get(word) ?? 1)) / most;
        return telling > 0 ? [{ word, worth: telling * telling * rarity }] : [];
      })
      .toSorted((one, other) => other.worth - one.worth || (one.word < other.word ? -1 : 1))
      .slice(0, MOST_SHOWN);
    return {
      closeness: Math.log1p(shared.reduce((sum, { worth }) => sum + worth, 0)),
      words: shared.map(({ word }) => word),
      names: [...names]
        .filter((name) => failing.names.has(name))
        .sort()
        .slice(0, MOST_SHOWN),
    };
  });
}

/** What it changes, and where; what it is called counts only where nothing else is known of it. */
function contentOf({ files, diff, title }: Change): { text: string; names: ReadonlySet<string> } {
  const { removed, added } = diffLines(diff);
  const lines = [...removed, ...added];
  if (files.length === 0 && lines.length === 0) return { text: title, names: new Set() };
  const paths = files.map((file) => file.split("/").slice(-2).join(" "));
  const bases = files.flatMap((file) => file.split("/").slice(-1));
  const called = lines.flatMap((line) => line.match(IDENTIFIER) ?? []);
  return {
    text: [...paths, ...lines].join("\n"),
    names: new Set([...bases, ...called].flatMap((name) => [...namesIn(name)].slice(0, 1))),
  };
}
