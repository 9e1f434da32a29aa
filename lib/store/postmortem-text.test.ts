import { describe, expect, it } from "vitest";
import * as Y from "yjs";

import type { Document } from "@/lib/postmortem/document-types";

import { firstUpdate } from "./postmortem-draft";
import { createTextReader } from "./postmortem-reader";
const whyStrange = (t: Y.Doc) => createTextReader(t).look().strange;
const readText = (t: Y.Doc) => createTextReader(t).read();

function textOf(document: Document): Y.Doc {
  const text = new Y.Doc();
  Y.applyUpdate(text, firstUpdate(document));
  return text;
}

describe("smoke", () => {
  it("reads what it wrote", () => {
    const doc: Document = {
      type: "doc",
      content: [
        {
          type: "heading",
          attrs: { level: 2, section: "impact" },
          content: [{ type: "text", text: "Impact" }],
        },
        { type: "heading", attrs: { level: 1, section: null } },
        {
          type: "orderedList",
          attrs: { start: 3 },
          content: [
            {
              type: "listItem",
              content: [
                {
                  type: "paragraph",
                  content: [
                    {
                      type: "text",
                      text: "a",
                      marks: [
                        { type: "link", attrs: { href: "https://x.test/" } },
                        { type: "bold" },
                        { type: "source", attrs: { seqs: [1, 2] } },
                      ],
                    },
                    { type: "text", text: "b" },
                    { type: "hardBreak" },
                  ],
                },
              ],
            },
          ],
        },
        { type: "codeBlock", attrs: { language: null }, content: [{ type: "text", text: "x" }] },
        { type: "timelineExcerpt", attrs: { seqs: [1] } },
        { type: "horizontalRule" },
      ],
    };
    const text = textOf(doc);
    expect(whyStrange(text)).toBeNull();
    expect(readText(text)).toEqual(doc);
  });
  it("is fast enough", () => {
    const content = Array.from({ length: 3000 }, (_, i) => ({
      type: "paragraph" as const,
      content: [
        {
          type: "text" as const,
          text: `Sentence ${i} `.repeat(10),
          marks: [{ type: "source" as const, attrs: { seqs: [i + 1] } }],
        },
      ],
    }));
    const text = textOf({ type: "doc", content });
    const r = createTextReader(text);
    for (let i = 0; i < 5; i++) {
      const t = performance.now();
      r.look();
      console.log(performance.now() - t);
    }
    console.log(JSON.stringify(readText(text)).length);
    const t = performance.now();
    Y.applyUpdate(new Y.Doc(), Y.encodeStateAsUpdate(text));
    console.log("rebuild", performance.now() - t);
  });
});
