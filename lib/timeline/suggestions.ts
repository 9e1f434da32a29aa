import { slashCommands } from "./slash-commands";
import type { PersonRef } from "./state";
import { severities, standardRoles, statuses } from "./vocabulary";
import { capital, roleWords } from "./words";

export type Suggestion = {
  /** What takes the place of `from` to the caret. */
  insert: string;
  label: string;
  detail: string;
};

/** What could stand at the caret; empty where nothing is to be suggested. */
export type Suggestions = { from: number; items: readonly Suggestion[] };

const none: Suggestions = { from: 0, items: [] };
const MOST = 8;

const words = (from: number, begun: string, all: readonly string[]): Suggestions => ({
  from,
  items: all
    .filter(
      (word) =>
        word.toLowerCase().startsWith(begun.toLowerCase()) && word.toLowerCase() !== begun.toLowerCase(),
    )
    .map((word) => ({ insert: `${word} `, label: capital(word), detail: "" })),
});

const arguments_: Readonly<Record<string, readonly string[]>> = {
  severity: severities,
  status: statuses.filter((status) => status !== "merged"),
  role: standardRoles.map(roleWords),
};

/** Suggests commands after a slash, their words, and people after an at sign. */
export function suggest(text: string, caret: number, people: readonly PersonRef[]): Suggestions {
  const before = text.slice(0, caret);
  const mention = /(?:^|\s)@([^@\n]{0,40})$/.exec(before);
  if (mention) return peopleFor(mention[1] ?? "", caret, people);
  const command = /^\/([a-z]*)$/i.exec(before);
  if (command) return commandsFor((command[1] ?? "").toLowerCase());
  const argument = /^\/([a-z]+) +([^\s@][^@\n]*|)$/i.exec(before);
  const known = argument ? arguments_[argument[1]?.toLowerCase() ?? ""] : undefined;
  const begun = argument?.[2] ?? "";
  return known ? words(caret - begun.length, begun, known) : none;
}

function commandsFor(begun: string): Suggestions {
  return {
    from: 0,
    items: slashCommands
      .filter(({ name, usage }) => name.startsWith(begun) && (name !== begun || usage !== ""))
      .map(({ name, usage, explains }) => ({
        insert: usage === "" ? `/${name}` : `/${name} `,
        label: `/${name} ${usage}`.trim(),
        detail: explains,
      })),
  };
}

function peopleFor(begun: string, caret: number, people: readonly PersonRef[]): Suggestions {
  const asked = begun.toLowerCase();
  const matches = people.filter(({ name }) =>
    name
      .toLowerCase()
      .split(/\s+/)
      .some((_word, index, all) => all.slice(index).join(" ").startsWith(asked)),
  );
  const complete = matches.length === 1 && matches[0]?.name.toLowerCase() === asked.trim();
  return complete
    ? none
    : {
        from: caret - begun.length - 1,
        items: matches.slice(0, MOST).map(({ name }) => ({ insert: `@${name} `, label: name, detail: "" })),
      };
}
