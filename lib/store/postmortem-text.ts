import { type Attrs, type ContentMatch, Mark, type Node, type NodeType } from "@tiptap/pm/model";
import * as Y from "yjs";
import { z } from "zod";

import { documentSchema } from "@/lib/editor/extensions";
import { document, DOCUMENT_DEPTH } from "@/lib/postmortem/document";
import type { Block } from "@/lib/postmortem/document-types";

import { attributesOf, itemsOf, lookForStrangeText, type OnStrange, parseMark } from "./postmortem-strange";

/** The name under which editors look for the words in a Yjs document. */
export const FRAGMENT = "default";

export function fragmentOf(text: Y.Doc): Y.XmlFragment {
  return text.getXmlFragment(FRAGMENT);
}

/** One block of a text as it can be read, and what it is beside that. */
export type ReadBlock = {
  /** Empty where people have taken away together what it cannot be without: the editors drop it too. */
  block: readonly Block[];
  /** Of its JSON. */
  bytes: number;
  /** Why it is none of the editor's making; null where it is. */
  strange: string | null;
};

/** Reads one block of a text: what `item` of its fragment holds. What is strange in it is left out. */
export function readBlock({ content }: Y.Item): ReadBlock {
  const reasons: string[] = [];
  const onStrange = (reason: string) => void reasons.push(reason);
  const child = content instanceof Y.ContentType ? content.type : null;
  const reader = { onStrange, depth: DOCUMENT_DEPTH - 1 };
  if (!(child instanceof Y.XmlElement)) onStrange("something beside the blocks");
  const [node] = child instanceof Y.XmlElement ? readElement(child, documentSchema.topNodeType, reader) : [];
  if (!node) return { block: [], bytes: 0, strange: reasons[0] ?? null };
  const parsed = document.safeParse({ type: "doc", content: [node.toJSON()] });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { block: [], bytes: 0, strange: reasons[0] ?? issue?.message ?? "is no block of a document" };
  }
  const block = parsed.data.content;
  return { block, bytes: Buffer.byteLength(JSON.stringify(block)), strange: reasons[0] ?? null };
}

type Reader = { onStrange: OnStrange; depth: number };

function readChildren(parent: Y.XmlFragment, type: NodeType, reader: Reader): Node[] {
  const { onStrange, depth } = reader;
  if (depth === 0 && parent._start) {
    onStrange("is nested too deeply");
    return [];
  }
  const nodes: Node[] = [];
  for (const { content } of itemsOf(parent)) {
    const child = content instanceof Y.ContentType ? content.type : null;
    if (child instanceof Y.XmlText) nodes.push(...readRuns(child, type, reader));
    else if (child instanceof Y.XmlElement) nodes.push(...readElement(child, type, reader));
    else onStrange("something that is neither words nor a block");
  }
  return nodes;
}

function readElement(element: Y.XmlElement, parent: NodeType, reader: Reader): Node[] {
  const { onStrange } = reader;
  const type = documentSchema.nodes[element.nodeName];
  if (!type || !childTypes(parent).has(type)) {
    onStrange(`"${element.nodeName.slice(0, 40)}" cannot stand in "${parent.name}"`);
    return [];
  }
  const given = attributesOf(element);
  const attrs = given && withDefaults(type, given);
  if (!attrs) {
    onStrange(`"${type.name}" has attributes that it cannot have`);
    return [];
  }
  const children = readChildren(element, type, { ...reader, depth: reader.depth - 1 });
  try {
    return [type.createChecked(attrs, children)];
  } catch {
    // People have taken away together what it cannot be without.
    return [];
  }
}

function withDefaults(type: NodeType, given: Record<string, unknown>): Attrs | null {
  const known = type.spec.attrs ?? {};
  if (Object.keys(given).some((name) => !Object.hasOwn(known, name))) return null;
  return Object.fromEntries(
    Object.entries(known).map(([name, { default: usual }]) => [
      name,
      Object.hasOwn(given, name) ? given[name] : usual,
    ]),
  );
}

const delta = z.array(
  z.object({ insert: z.string(), attributes: z.record(z.string(), z.unknown()).optional() }),
);

function readRuns(text: Y.XmlText, parent: NodeType, { onStrange }: Reader): Node[] {
  lookForStrangeText(text, onStrange);
  if (!parent.inlineContent) {
    onStrange(`words cannot stand in "${parent.name}"`);
    return [];
  }
  const runs = delta.safeParse(text.toDelta());
  if (!runs.success) return [];
  return runs.data.map(({ insert, attributes = {} }) => {
    const marks = Object.entries(attributes).flatMap(([name, given]) => readMark(parent, name, given));
    if (marks.length < Object.keys(attributes).length) onStrange(`words in "${parent.name}" are marked so`);
    // Two people may have made the same words bold and code: of marks that exclude each other one stays.
    const agreed = marks.reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), Mark.none);
    return documentSchema.text(insert, agreed);
  });
}

function readMark(parent: NodeType, name: string, given: unknown): Mark[] {
  const type = documentSchema.marks[name];
  const attrs = parseMark(name, given);
  return type && attrs && parent.allowsMarkType(type) ? [type.create(attrs)] : [];
}

const byType = new WeakMap<NodeType, ReadonlySet<NodeType>>();

/** What may stand in a node of this type at all, wherever in it. */
function childTypes(type: NodeType): ReadonlySet<NodeType> {
  const known = byType.get(type);
  if (known) return known;
  const types = new Set<NodeType>();
  const seen = new Set<ContentMatch>();
  const waiting = [type.contentMatch];
  for (let match = waiting.pop(); match; match = waiting.pop()) {
    if (seen.has(match)) continue;
    seen.add(match);
    for (let edge = 0; edge < match.edgeCount; edge++) {
      const { type: child, next } = match.edge(edge);
      types.add(child);
      waiting.push(next);
    }
  }
  byType.set(type, types);
  return types;
}
