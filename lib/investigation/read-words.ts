import type { CauseKind } from "@/lib/analysis/judgement";
import type { Zone } from "@/lib/timeline/zone";

import { findChange, type KnownChange } from "./find-change";
import { findComponent } from "./find-component";
import { findMoment } from "./find-moment";
import { kindOfWords } from "./kind-of-words";

/** What the room knows that words may name. */
export type KnownThings = {
  components: readonly string[];
  changes: readonly KnownChange[];
  /** In which people of the room read clocks. */
  zone: Zone;
  nowMs: number;
};

/** What a hypothesis in words says that can be tested. */
export type WordsRead = {
  component: string | null;
  changeId: string | null;
  kind: CauseKind | null;
  /** When the trouble is said to have begun, ms since 1970. */
  sinceMs: number | null;
  /** What has to be asked before anything can be tested; null where it is understood. */
  question: string | null;
};

/** Offered of a long list. */
const MOST_OFFERED = 4;

/**
 * Reads what a person believes: which component, which change, what kind of cause, since when. One of component, change
 * and kind is enough to test; where none is clear, it asks and never guesses.
 */
export function readWords(text: string, known: KnownThings): WordsRead {
  const sinceMs = findMoment(text, known);
  const component = findComponent(text, known.components);
  const named = component.found === "one" ? component.name : null;
  const kind = kindOfWords(text, named);
  const change = findChange(text, known.changes, named);
  const changeId = change.found === "one" ? change.id : null;
  const owner = known.changes.find(({ id }) => id === changeId)?.service ?? null;
  const read = {
    component: named ?? owner,
    changeId,
    kind: changeId === null ? kind : "change",
    sinceMs,
  };
  if (component.found === "several" && changeId === null)
    return {
      ...read,
      question: `I could not tell which component is meant. Did you mean ${orList(component.names)}?`,
    };
  if (change.found === "several")
    return {
      ...read,
      question: `I could not tell which change is meant. Did you mean ${orList(change.titles)}?`,
    };
  const isClear = read.component !== null || read.changeId !== null || read.kind !== null;
  return { ...read, question: isClear ? null : unclear(known) };
}

function unclear({ components, changes }: KnownThings): string {
  if (components.length === 0 && changes.length === 0)
    return "I could not tell what is meant: no component and no change is known yet that I could test.";
  const offered = components.length > 0 ? components : changes.map(({ title }) => `"${title}"`);
  return `I could not tell which component or change is meant. Did you mean ${orList(offered)}?`;
}

function orList(names: readonly string[]): string {
  if (names.length > MOST_OFFERED)
    return `${names.slice(0, MOST_OFFERED).join(", ")} or another of ${names.length}`;
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}
