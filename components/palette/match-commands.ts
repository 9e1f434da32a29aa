import type { Command } from "@/lib/client/command-registry";

export type CommandGroup = { name: string; commands: readonly Command[] };

/** Words without accents and letter case, for comparing. */
function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

/** 0: no match; a word at the start of a title outranks one inside it, and that one a keyword. */
function score({ title, group, keywords = [] }: Command, query: readonly string[]): number {
  const name = plain(title);
  const others = plain([group, ...keywords].join(" "));
  let least = 4;
  for (const word of query) {
    const found = name.startsWith(word)
      ? 4
      : name.includes(` ${word}`)
        ? 3
        : ` ${others}`.includes(` ${word}`)
          ? 2
          : name.includes(word)
            ? 1
            : 0;
    least = Math.min(least, found);
  }
  return least;
}

/** What the palette lists for a query: every word must be found; groups keep their order, the best stands first. */
export function matchCommands(commands: readonly Command[], query: string): readonly CommandGroup[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const ranked = commands
    .filter(({ hidden }) => !hidden)
    .map((command) => ({ command, rank: score(command, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => (words.length === 0 ? 0 : b.rank - a.rank));
  return groupsOf(ranked.map(({ command }) => command));
}

/** Commands under their headings, in the order in which the headings first come up. */
export function groupsOf(commands: readonly Command[]): readonly CommandGroup[] {
  const groups = new Map<string, Command[]>();
  for (const command of commands) {
    const group = groups.get(command.group);
    if (group) group.push(command);
    else groups.set(command.group, [command]);
  }
  return [...groups].map(([name, members]) => ({ name, commands: members }));
}

/** The newest registrations first, group by group: what belongs to the page stands above what belongs to the site. */
export function nearestFirst(commands: readonly Command[]): readonly Command[] {
  return groupsOf(commands)
    .toReversed()
    .flatMap((group) => group.commands);
}
