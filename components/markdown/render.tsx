import type { RootContent, TableRow } from "mdast";
import { createElement, Fragment, type ReactNode } from "react";

import { linkTarget, saysTarget } from "./link-target";
import { parseMarkdown, type Tree } from "./parse";
import { withoutOrderControls } from "./syntax";

/** Deeper than this, only the words are shown. */
const MOST_LEVELS = 24;

type Node = RootContent;
type Draw = { definitions: Tree["definitions"]; depth: number };

function wordsOf(node: Node): string {
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(wordsOf).join("") : "";
}

/** Side by side, in the order of the source: their place is the only identity that they have. */
const together = (parts: readonly ReactNode[]): ReactNode => createElement(Fragment, null, ...parts);

function inside(node: { children: readonly Node[] }, draw: Draw): ReactNode {
  const deeper = { ...draw, depth: draw.depth + 1 };
  return together(node.children.map((child) => drawNode(child, deeper)));
}

/** A line break in the source is one on the screen: people write notes as they write messages. */
function textLines(value: string): ReactNode {
  const [first, ...others] = withoutOrderControls(value).split("\n");
  return others.length === 0
    ? first
    : together([first, ...others.flatMap((line) => [createElement("br"), line])]);
}

function drawLink(address: string, children: ReactNode, words: string): ReactNode {
  const target = linkTarget(address);
  if (!target) return children;
  return (
    <>
      <a
        href={target.href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="text-link hover:underline"
      >
        <bdi>{children}</bdi>
      </a>
      {!saysTarget(words, target) && <span className="text-subtle"> ({target.shown})</span>}
    </>
  );
}

const cellClass = "border border-line px-2 py-1 text-left align-top";

function drawRow(row: TableRow, cell: "th" | "td", draw: Draw): ReactNode {
  const cells = row.children.map((each) =>
    cell === "th"
      ? createElement("th", { className: cellClass, scope: "col" }, inside(each, draw))
      : createElement("td", { className: cellClass }, inside(each, draw)),
  );
  return createElement("tr", null, ...cells);
}

type Drawers = { [T in Node["type"]]?: (node: Extract<Node, { type: T }>, draw: Draw) => ReactNode };

/** All that Markdown may become. What is not here is shown as its words; nothing is ever markup, loaded or run. */
const drawers: Drawers = {
  text: ({ value }) => textLines(value),
  html: ({ value }) => textLines(value),
  paragraph: (node, draw) => <p>{inside(node, draw)}</p>,
  heading: (node, draw) => <p className="font-semibold text-fg">{inside(node, draw)}</p>,
  emphasis: (node, draw) => <em>{inside(node, draw)}</em>,
  strong: (node, draw) => <strong className="font-semibold">{inside(node, draw)}</strong>,
  delete: (node, draw) => <del>{inside(node, draw)}</del>,
  break: () => <br />,
  thematicBreak: () => <hr />,
  inlineCode: ({ value }) => (
    <code className="rounded-sm border border-line bg-sunken px-1 break-words">
      {withoutOrderControls(value)}
    </code>
  ),
  code: ({ value }) => (
    <pre className="rounded-md border border-line bg-sunken px-2.5 py-1.5 whitespace-pre-wrap">
      <code>{withoutOrderControls(value)}</code>
    </pre>
  ),
  blockquote: (node, draw) => (
    <blockquote className="border-l-2 border-line-strong pl-2.5 text-muted">{inside(node, draw)}</blockquote>
  ),
  list: (node, draw) =>
    createElement(
      node.ordered ? "ol" : "ul",
      {
        className: node.ordered ? "list-decimal pl-5" : "list-disc pl-5",
        ...(node.ordered && { start: node.start ?? 1 }),
      },
      inside(node, draw),
    ),
  listItem: (node, draw) => (
    <li className={typeof node.checked === "boolean" ? "flex list-none gap-1.5" : undefined}>
      {typeof node.checked === "boolean" && (
        <span>
          <span aria-hidden>{node.checked ? "☑" : "☐"}</span>
          <span className="sr-only">{node.checked ? "done: " : "to do: "}</span>
        </span>
      )}
      <div>{inside(node, draw)}</div>
    </li>
  ),
  link: (node, draw) => drawLink(node.url, inside(node, draw), wordsOf(node)),
  linkReference: (node, draw) =>
    drawLink(draw.definitions.get(node.identifier) ?? "", inside(node, draw), wordsOf(node)),
  image: ({ url, alt }) => drawLink(url, withoutOrderControls(alt || "image"), alt || "image"),
  imageReference: ({ identifier, alt }, draw) =>
    drawLink(draw.definitions.get(identifier) ?? "", withoutOrderControls(alt || "image"), alt || "image"),
  table: (node, draw) => {
    const [head, ...rows] = node.children;
    return (
      <div className="overflow-x-auto">
        <table className="border-collapse">
          {head && <thead>{drawRow(head, "th", draw)}</thead>}
          <tbody>{together(rows.map((row) => drawRow(row, "td", draw)))}</tbody>
        </table>
      </div>
    );
  },
  definition: () => null,
  footnoteReference: ({ identifier }) => <sup>[{identifier}]</sup>,
  footnoteDefinition: (node, draw) => (
    <div className="flex gap-1.5 text-muted">
      <span>[{node.identifier}]</span>
      <div>{inside(node, draw)}</div>
    </div>
  ),
};

function drawNode<T extends Node["type"]>(node: Extract<Node, { type: T }>, draw: Draw): ReactNode {
  const drawer: Drawers[T] = drawers[node.type];
  return drawer && draw.depth <= MOST_LEVELS ? drawer(node, draw) : textLines(wordsOf(node));
}

/** Markdown as elements; null where the text is too tangled to parse. */
export function renderMarkdown(text: string): ReactNode | null {
  const tree = parseMarkdown(text);
  if (!tree) return null;
  const draw: Draw = { definitions: tree.definitions, depth: 0 };
  return together(tree.nodes.map((node) => drawNode(node, draw)));
}
