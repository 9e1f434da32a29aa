import type { Attribute } from "@tiptap/core";

/** How what refers to the log is written in HTML, which is what a clipboard carries; there anything may stand. */
const MOST_SEQS = 200;
const ID = /^[\w.:@/+-]{1,200}$/;

type Written = Pick<Attribute, "default" | "parseHTML" | "renderHTML">;

/** Seqs of events, least 1, written as "3,14". */
export const seqsAttribute: Written = {
  default: [],
  parseHTML: (element) => parseSeqs(element.getAttribute("data-seqs") ?? ""),
  renderHTML: ({ seqs }) => ({ "data-seqs": Array.isArray(seqs) ? seqs.join(",") : "" }),
};

/** The seq of one event; 0, which no event has, where none was written. */
export const seqAttribute: Written = {
  default: 0,
  parseHTML: (element) => parseSeqs(element.getAttribute("data-seq") ?? "")[0] ?? 0,
  renderHTML: ({ seq }) => ({ "data-seq": String(seq) }),
};

/** An id of something in the room, written as the attribute `name`. */
export function idAttribute(name: string): Written {
  return {
    default: "",
    parseHTML: (element) => element.getAttribute(name) ?? "",
    renderHTML: (attributes) => ({ [name]: String(Object.values(attributes)[0] ?? "") }),
  };
}

/** For a rule of parsing: takes an element whose attribute names events, and refuses another. */
export const namesEvents = (attribute: string) => (element: HTMLElement) =>
  parseSeqs(element.getAttribute(attribute) ?? "").length > 0 ? null : false;

/** For a rule of parsing: takes an element whose attribute is an id, and refuses another. */
export const hasId = (attribute: string) => (element: HTMLElement) =>
  ID.test(element.getAttribute(attribute) ?? "") ? null : false;

/** The seqs that `text` names, each once; what is no seq is left out. */
export function parseSeqs(text: string): number[] {
  const seqs = text
    .slice(0, MOST_SEQS * 12)
    .split(",")
    .map(Number)
    .filter((seq) => Number.isSafeInteger(seq) && seq >= 1);
  return [...new Set(seqs)].slice(0, MOST_SEQS);
}

/** The seqs in an attribute of a document, which may be of anybody's making. */
export function readSeqs(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.filter((seq) => Number.isSafeInteger(seq)) : [];
}
