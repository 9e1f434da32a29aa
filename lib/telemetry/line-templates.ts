import { type ChosenGroups, chooseGroups, compareKeys } from "./choose-groups";
import { drain } from "./drain";
import { groupBy } from "./group-by";
import { type LineAt, lineStart } from "./log-lines";
import { maskedText, MAX_READ_BYTES } from "./masked-line";

/** Lines of one service that are equal once masked. */
export type LineGroup = {
  service: string;
  /** Of the masked text. */
  hash: readonly [number, number];
  /** One of them. */
  line: LineAt;
  rows: number;
};

export type TemplateKey = readonly [service: string, template: string];

export type LineTemplates = {
  keys: ChosenGroups<TemplateKey>["keys"];
  /** Place in `keys` by number of the group of lines, -1 for one in no template. */
  placeOf: Int32Array;
  dropped: number;
};

/** The templates of each service's lines; the most frequent ones, made from the most frequent masked lines. */
export function lineTemplates(
  { groups }: { groups: readonly LineGroup[] },
  limits: { patterns: number; maskedLines: number },
): LineTemplates {
  const numbered = groups.map((group, number) => ({ ...group, number }));
  const kept = chooseGroups(
    numbered.map((group) => ({ key: group, rows: group.rows })),
    (one, other) =>
      one.hash[0] - other.hash[0] ||
      one.hash[1] - other.hash[1] ||
      compareKeys([one.service], [other.service]),
    limits.maskedLines,
  ).keys;

  const templateOf = templatesByGroup(kept);
  const byKey = new Map<string, { key: TemplateKey; rows: number; numbers: number[] }>();
  for (const { service, number, rows } of kept) {
    const key: TemplateKey = [service, templateOf.get(number) ?? ""];
    const text = JSON.stringify(key);
    const known = byKey.get(text) ?? { key, rows: 0, numbers: [] };
    known.rows += rows;
    known.numbers.push(number);
    byKey.set(text, known);
  }
  const templates = [...byKey.values()];
  const chosen = chooseGroups(templates, compareKeys, limits.patterns);
  const placeOf = new Int32Array(groups.length).fill(-1);
  for (const [template, { numbers }] of templates.entries())
    for (const number of numbers) placeOf[number] = chosen.placeOf[template] ?? -1;
  return { keys: chosen.keys, placeOf, dropped: chosen.dropped };
}

/** Template by number of the group. Services do not share templates: what one logs never changes another's. */
function templatesByGroup(
  groups: readonly { service: string; line: LineAt; number: number }[],
): Map<number, string> {
  const byService = groupBy(groups, ({ service }) => service);
  return new Map(
    [...byService.values()].flatMap((own) => {
      const templates = drain(own.map(({ line }) => maskedText(lineStart(line, MAX_READ_BYTES))));
      return own.map(({ number }, at): [number, string] => [number, templates[at] ?? ""]);
    }),
  );
}
