import * as Y from "yjs";

import { documentSchema } from "@/lib/editor/extensions";

import { parseMark } from "./postmortem-strange";
import { FRAGMENT } from "./postmortem-text";

/**
 * Why an update cannot be taken whatever the text is; null where that is still to be seen. Costs no more than the update
 * is long, and touches no text: bytes that are none of Yjs's end here.
 */
export function whyRefused(update: Uint8Array): string | null {
  try {
    for (const struct of Y.decodeUpdate(update).structs) {
      const reason = struct instanceof Y.Item ? whyStrangeItem(struct) : null;
      if (reason !== null) return reason;
      if (struct instanceof Y.Skip) return "it leaves something out";
    }
    return null;
  } catch {
    return "it is no update";
  }
}

function whyStrangeItem({ parent, content }: Y.Item): string | null {
  if (typeof parent === "string" && parent !== FRAGMENT) return "it is of another text";
  if (content instanceof Y.ContentString || content instanceof Y.ContentAny) return null;
  if (content instanceof Y.ContentDeleted) return null;
  if (content instanceof Y.ContentFormat) {
    const isKnown = content.value === null || parseMark(content.key, content.value) !== null;
    return isKnown ? null : `there is no mark "${content.key.slice(0, 40)}" of that kind`;
  }
  return content instanceof Y.ContentType ? whyStrangeType(content.type) : "it holds what is no text";
}

function whyStrangeType(type: unknown): string | null {
  if (type instanceof Y.XmlText) return null;
  if (!(type instanceof Y.XmlElement)) return "it holds what is no text";
  return Object.hasOwn(documentSchema.nodes, type.nodeName)
    ? null
    : `there is no block "${type.nodeName.slice(0, 40)}"`;
}
