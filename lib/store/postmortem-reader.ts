import * as Y from "yjs";

import { DOCUMENT_LIMIT_BYTES } from "@/lib/postmortem/document";
import type { Block, Document } from "@/lib/postmortem/document-types";

import { itemsOf } from "./postmortem-strange";
import { FRAGMENT, fragmentOf, type ReadBlock, readBlock } from "./postmortem-text";

export type Look = {
  /**
   * Why the text cannot be taken; null where all of it is of the editor's making. What honest people can bring about
   * together (a list without items, code that is bold) is no reason: `read` mends it.
   */
  strange: string | null;
  /** Of the JSON of what can be read. */
  bytes: number;
};

/** Reads a text again and again while it changes: of what it has read only the blocks that changed since. */
export type TextReader = {
  look: () => Look;
  /**
   * The words. What is strange, or stands where it cannot, is left out, as the editors leave it out: by dropping the
   * smallest node around it. Where the rest is too long its end is left out; where nothing is left there is an empty line.
   */
  read: () => Document;
};

/** The JSON around the blocks, and between two of them. */
const FRAME_BYTES = Buffer.byteLength(JSON.stringify({ type: "doc", content: [] }));

export function createTextReader(text: Y.Doc): TextReader {
  const fragment = fragmentOf(text);
  const known = new WeakMap<Y.Item, ReadBlock>();
  fragment.observeDeep((events) => {
    for (const { target } of events) {
      const item = blockAround(target, fragment);
      if (item) known.delete(item);
    }
  });

  function* blocks(): Generator<ReadBlock> {
    for (const item of itemsOf(fragment)) {
      const block = known.get(item) ?? readBlock(item);
      known.set(item, block);
      yield block;
    }
  }

  return {
    look() {
      let strange = isMore(text, fragment) ? "it holds more than the text" : null;
      let bytes = FRAME_BYTES;
      for (const block of blocks()) {
        strange ??= block.strange;
        bytes += block.bytes;
      }
      return { strange: strange ?? (bytes > DOCUMENT_LIMIT_BYTES ? "it is too long" : null), bytes };
    },
    read() {
      const content: Block[] = [];
      let bytes = FRAME_BYTES;
      for (const { block, bytes: more } of blocks()) {
        bytes += more;
        if (bytes > DOCUMENT_LIMIT_BYTES) break;
        content.push(...block);
      }
      return { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] };
    },
  };
}

function isMore({ share }: Y.Doc, { _map }: Y.XmlFragment): boolean {
  return _map.size > 0 || [...share.keys()].some((name) => name !== FRAGMENT);
}

/** The block of the fragment in which a change was; null where it was the fragment itself. */
function blockAround(target: Y.AbstractType<unknown>, fragment: Y.XmlFragment): Y.Item | null {
  let item = target._item;
  while (item && item.parent !== fragment) {
    const { parent } = item;
    item = parent instanceof Y.AbstractType ? parent._item : null;
  }
  return item;
}
