import * as Y from "yjs";

import { documentSchema } from "@/lib/editor/extensions";
import type { Document } from "@/lib/postmortem/document-types";
import type { Node } from "@tiptap/pm/model";

import { fragmentOf } from "./postmortem-text";

/** A document as the first update of a new text, element by element as the editors' own binding writes it. */
export function firstUpdate(document: Document): Uint8Array {
  const text = new Y.Doc();
  try {
    fragmentOf(text).insert(0, childrenOf(documentSchema.nodeFromJSON(document)));
    return Y.encodeStateAsUpdate(text);
  } finally {
    text.destroy();
  }
}

function childrenOf(parent: Node): (Y.XmlElement | Y.XmlText)[] {
  const children: (Y.XmlElement | Y.XmlText)[] = [];
  let runs: Node[] = [];
  const flush = () => {
    if (runs.length > 0) children.push(textOf(runs));
    runs = [];
  };
  for (const child of parent.children) {
    if (child.isText) runs.push(child);
    else {
      flush();
      children.push(elementOf(child));
    }
  }
  flush();
  return children;
}

function elementOf(node: Node): Y.XmlElement {
  const element = new Y.XmlElement(node.type.name);
  setAttributes(element, node.attrs);
  element.insert(0, childrenOf(node));
  return element;
}

/** Its types know of text alone; what is kept is any JSON. Null is what an attribute is by not being there. */
type Attributed = { setAttribute(name: string, value: unknown): void };

export function setAttributes(element: Attributed, attributes: object): void {
  for (const [name, value] of Object.entries(attributes))
    if (value !== null) element.setAttribute(name, value);
}

function textOf(runs: readonly Node[]): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta(
    runs.map((run) => ({
      insert: run.text,
      attributes: Object.fromEntries(run.marks.map(({ type, attrs }) => [type.name, attrs])),
    })),
  );
  return text;
}
