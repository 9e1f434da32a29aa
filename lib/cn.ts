const displays = /^(block|inline|inline-block|flex|inline-flex|grid|inline-grid|hidden|contents|sr-only)$/;
const positions = /^(static|fixed|absolute|relative|sticky)$/;
/** Words that share a prefix but set another property, first match first. */
const shared: [RegExp, string][] = [
  [displays, "display"],
  [positions, "position"],
  [/^text-(meta|work|doc|title|\[[\d.]+(rem|em|px)\])$/, "font-size"],
  [/^text-(left|center|right|start|end)$/, "text-align"],
  [/^text-(wrap|nowrap|balance|pretty)$/, "text-wrap"],
  [/^font-(sans|mono|italic)$/, "font-family"],
  [/^flex-(row|col)/, "flex-direction"],
  [/^flex-(no)?wrap/, "flex-wrap"],
  [/^border(-[0248])?$/, "border-width"],
  [/^border-(solid|dashed|dotted|none)$/, "border-style"],
  [/^(tabular|proportional)-nums$/, "numerals"],
];
/** Prefixes that name their property, whatever the value. The sides of a border stay apart from its colour. */
const own =
  /^(text|font|flex|border-[xytrbl]|border|bg|[pm][xytrblse]?|gap|size|(?:min-|max-)?[wh]|items|justify|self|inset|top|right|bottom|left|z|overflow|whitespace|leading|rounded|opacity|cursor|grow|shrink)(?=-|$)/;

/** What a shorthand sets besides itself. */
const covered: Record<string, string[]> = {
  size: ["w", "h"],
  p: ["px", "py", "pt", "pr", "pb", "pl", "ps", "pe"],
  px: ["pl", "pr", "ps", "pe"],
  py: ["pt", "pb"],
  m: ["mx", "my", "mt", "mr", "mb", "ml", "ms", "me"],
  mx: ["ml", "mr", "ms", "me"],
  my: ["mt", "mb"],
  inset: ["top", "right", "bottom", "left"],
  "font-size": ["leading"],
};

function propertyOf(name: string): string | undefined {
  return shared.find(([pattern]) => pattern.test(name))?.[1] ?? own.exec(name)?.[1];
}

/** Components say the same few hundred things again and again; a row of a list says them while it scrolls. */
const MOST_KNOWN = 2_000;
const known = new Map<string, string>();

/**
 * Joins class names; of two that set the same property under the same variants, the later one wins. It knows what this
 * design system uses, and leaves every other class alone: tailwind-merge takes our type scale for colours, and with
 * it every page would be 2 KiB larger.
 */
export function cn(...classes: (string | false | null | undefined)[]): string {
  const said = classes.filter(Boolean).join(" ");
  const before = known.get(said);
  if (before !== undefined) return before;
  const merged = merge(said);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(said, merged);
  return merged;
}

function merge(said: string): string {
  const set = new Set<string>();
  const kept: string[] = [];
  for (const each of said.split(/\s+/).filter(Boolean).toReversed()) {
    const [, variants = "", name = ""] = /^(.*:)?(.*)$/.exec(each) ?? [];
    const important = name.endsWith("!") ? "!" : "";
    const property = propertyOf(name.replace(/^-|!$/g, ""));
    const key = (what: string) => `${variants}${what}${important}`;
    if (property && set.has(key(property))) continue;
    if (property) for (const what of [property, ...(covered[property] ?? [])]) set.add(key(what));
    kept.push(each);
  }
  return kept.toReversed().join(" ");
}
