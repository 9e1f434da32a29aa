import type { Root, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

/** Beyond these nobody writes on purpose, and the parser's work grows with their square. */
const limits: readonly [RegExp, number][] = [
  [/^(?:[ \t]*(?:>|[-+*]|\d+[.)])){12}/m, 0],
  [/([*_~`])\1{40}/, 0],
  [/[[\]<]/g, 400],
  [/[*_~|`]/g, 4_000],
  [/^[ \t]*(?:[-+*]|\d+[.)])[ \t]?/gm, 1_500],
  [/^[ \t]*=+[ \t]*$/gm, 60],
];

/** True of a text that would cost more to parse than it is worth: it is shown as it was written. */
function isExtreme(text: string): boolean {
  return limits.some(([pattern, most]) => (text.match(pattern)?.length ?? 0) > most);
}

export type Tree = { nodes: readonly RootContent[]; definitions: ReadonlyMap<string, string> };

/** Markdown with GitHub's tables, task lists, strikethrough and bare links, as a tree. Null where it is extreme. */
export function parseMarkdown(text: string): Tree | null {
  if (isExtreme(text)) return null;
  const root: Root = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const definitions = new Map<string, string>();
  for (const node of root.children)
    if (node.type === "definition" && !definitions.has(node.identifier))
      definitions.set(node.identifier, node.url);
  return { nodes: root.children, definitions };
}
