import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";

import { documentSchema } from "@/lib/editor/extensions";
import { document, DOCUMENT_LIMIT_BYTES } from "@/lib/postmortem/document";
import type { Document } from "@/lib/postmortem/document-types";
import { anyDocument } from "@/test/any-document";

import { firstUpdate } from "./postmortem-draft";
import { createTextReader } from "./postmortem-reader";
import { createReplica } from "./postmortem-replica";

function textOf(written: Document): Y.Doc {
  const text = new Y.Doc();
  Y.applyUpdate(text, firstUpdate(written));
  return text;
}

const fragmentOf = (text: Y.Doc) => text.getXmlFragment("default");
const words = (text: string): Document => ({
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});

/** The first run of words in a text. */
function firstWords(text: Y.Doc): Y.XmlText {
  for (const { node } of walk(fragmentOf(text))) if (node instanceof Y.XmlText) return node;
  throw new Error("There are no words.");
}

function* walk(parent: Y.XmlFragment): Generator<{ parent: Y.XmlFragment; node: unknown }> {
  for (const node of parent.toArray()) {
    yield { parent, node };
    if (node instanceof Y.XmlElement) yield* walk(node);
  }
}

/** Two who have the same text, change it at once, and hear of each other. */
function together(written: Document, one: (text: Y.Doc) => void, other: (text: Y.Doc) => void): Y.Doc {
  const [here, there] = [textOf(written), new Y.Doc()];
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
  one(here);
  other(there);
  Y.applyUpdate(here, Y.encodeStateAsUpdate(there));
  return here;
}

/** Takes one item out of the list at the beginning. */
const deleting = (place: number) => (text: Y.Doc) => {
  const [first] = fragmentOf(text).toArray();
  if (first instanceof Y.XmlElement) first.delete(place, 1);
};

describe("a text", () => {
  it("is the document that it was made from, through the editor's schema and Yjs", () => {
    fc.assert(
      fc.property(anyDocument, (written) => {
        const node = documentSchema.nodeFromJSON(written);
        node.check();
        const reader = createTextReader(textOf(document.parse(node.toJSON())));
        expect(reader.look().strange).toBeNull();
        expect(reader.read()).toEqual(written);
      }),
      { numRuns: 40 },
    );
  });

  it("is read anew where it has changed, and only there as if it had been read whole", () => {
    fc.assert(
      fc.property(anyDocument, fc.array(fc.nat(99), { maxLength: 8 }), (written, places) => {
        const text = textOf(written);
        const reader = createTextReader(text);
        reader.look();
        for (const place of places) {
          const all = [...walk(fragmentOf(text))];
          const { parent, node } = all[place % Math.max(1, all.length)] ?? {};
          if (node instanceof Y.XmlText) node.insert(0, "new ");
          else if (parent && parent.length > 1) parent.delete(0, 1);
          expect(reader.read()).toEqual(createTextReader(text).read());
          expect(document.safeParse(reader.read()).success).toBe(true);
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe("what people bring about together", () => {
  it("is mended where both made the same words what they cannot be at once", () => {
    const text = together(
      words("both"),
      (here) => firstWords(here).format(0, 4, { code: {} }),
      (there) => firstWords(there).format(0, 4, { bold: {} }),
    );
    const reader = createTextReader(text);
    expect(reader.look().strange).toBeNull();
    expect(reader.read().content).toEqual([
      { type: "paragraph", content: [{ type: "text", text: "both", marks: [{ type: "code" }] }] },
    ]);
  });

  it("is mended where each took away one of the two items that a list had", () => {
    const item = (text: string) => ({ type: "listItem" as const, content: words(text).content });
    const list: Document = {
      type: "doc",
      content: [{ type: "bulletList", content: [item("a"), item("b")] }, ...words("rest").content],
    };
    const reader = createTextReader(together(list, deleting(0), deleting(1)));
    expect(reader.look().strange).toBeNull();
    expect(reader.read()).toEqual(words("rest"));
  });

  it("is an empty line where nothing is left", () => {
    const text = textOf(words("gone"));
    fragmentOf(text).delete(0, 1);
    expect(createTextReader(text).read()).toEqual({ type: "doc", content: [{ type: "paragraph" }] });
  });

  it("is cut at its end where it is too long, and may be shortened but not grow", () => {
    const long = "x".repeat(DOCUMENT_LIMIT_BYTES / 2);
    const adding = (text: Y.Doc) => {
      const element = new Y.XmlElement("paragraph");
      element.insert(0, [new Y.XmlText(long)]);
      fragmentOf(text).push([element]);
    };
    const text = together(words("short"), adding, adding);
    const snapshot = { number: 0, update: Y.encodeStateAsUpdate(text) };
    const replica = () => createReplica({ snapshot, updates: [] });
    expect(replica().read().content).toHaveLength(2);
    const changed = (work: (other: Y.Doc) => void) => {
      const other = new Y.Doc();
      Y.applyUpdate(other, snapshot.update);
      work(other);
      return replica().attempt(Y.encodeStateAsUpdate(other));
    };
    expect(changed((other) => firstWords(other).insert(0, "more"))).toMatchObject({ ok: false });
    expect(changed((other) => firstWords(other).delete(0, 3))).toMatchObject({ ok: true });
    expect(changed((other) => fragmentOf(other).delete(2, 1))).toMatchObject({ ok: true });
  });
});
