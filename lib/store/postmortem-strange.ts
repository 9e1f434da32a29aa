import * as Y from "yjs";
import { z } from "zod";

import { isWebLink } from "@/lib/editor/web-link";

/** Told of what no editor of ours writes. */
export type OnStrange = (reason: string) => void;

const nothing = z.strictObject({});
/** Marks as they may stand in a text, also where no words are between their beginning and their end yet. */
const markAttributes: Readonly<Record<string, z.ZodType<Record<string, unknown>>>> = {
  bold: nothing,
  italic: nothing,
  strike: nothing,
  code: nothing,
  link: z.strictObject({ href: z.string().refine(isWebLink) }),
  source: z.strictObject({ seqs: z.array(z.int().min(1)).min(1) }),
};

/** The attributes of a mark; null where there is no such mark, or none with such attributes. */
export function parseMark(name: string, attributes: unknown): Record<string, unknown> | null {
  const schema = Object.hasOwn(markAttributes, name) ? markAttributes[name] : undefined;
  return schema?.safeParse(attributes).data ?? null;
}

/** What a text of Yjs may be made of: letters, and marks that begin and end. */
export function lookForStrangeText(text: Y.XmlText, onStrange: OnStrange): void {
  if (text._map.size > 0) onStrange("a text has attributes");
  for (const { content } of itemsOf(text)) {
    if (content instanceof Y.ContentString) continue;
    if (!(content instanceof Y.ContentFormat)) onStrange("a text holds something that is no text");
    else if (content.value !== null && !parseMark(content.key, content.value))
      onStrange(`there is no mark "${content.key.slice(0, 40)}" of that kind`);
  }
}

/** All that is not deleted, in order. */
export function* itemsOf(type: { _start: Y.Item | null }): Generator<Y.Item> {
  for (let item = type._start; item; item = item.right) if (!item.deleted) yield item;
}

/** The attributes of an element; null where one is not plain JSON. */
export function attributesOf(element: Y.XmlElement): Record<string, unknown> | null {
  const attributes: Record<string, unknown> = {};
  for (const [name, { deleted, content }] of element._map) {
    if (deleted) continue;
    if (!(content instanceof Y.ContentAny)) return null;
    attributes[name] = content.arr.at(-1);
  }
  return attributes;
}
