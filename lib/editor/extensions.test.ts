import { Mark } from "@tiptap/pm/model";
import { describe, expect, test } from "vitest";

import { parseSeqs } from "./block-attributes";
import { documentSchema } from "./extensions";
import { isWebLink } from "./web-link";

type Specs = Readonly<Record<string, { spec: { attrs?: Readonly<Record<string, unknown>> | null } }>>;

/** The names of the attributes of each that has any. */
function attributes(all: Specs) {
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, { spec }]) => {
      const names = Object.keys(spec.attrs ?? {});
      return names.length > 0 ? [[name, names]] : [];
    }),
  );
}

describe("the schema of a document", () => {
  test("knows these nodes and marks, and no others", () => {
    const nodes = [
      "doc",
      "paragraph",
      "heading",
      "bulletList",
      "orderedList",
      "listItem",
      "blockquote",
      "codeBlock",
      "horizontalRule",
      "hardBreak",
      "text",
      "timelineExcerpt",
      "frozenEvidence",
      "hypothesis",
      "followUp",
    ];
    expect(Object.keys(documentSchema.nodes).toSorted()).toEqual(nodes.toSorted());
    expect(Object.keys(documentSchema.marks).toSorted()).toEqual(
      ["bold", "italic", "strike", "code", "link", "source"].toSorted(),
    );
  });

  test("gives each the attributes of the document, and none that only look", () => {
    expect(attributes(documentSchema.nodes)).toEqual({
      heading: ["section", "level"],
      orderedList: ["start"],
      codeBlock: ["language"],
      timelineExcerpt: ["seqs"],
      frozenEvidence: ["seq"],
      hypothesis: ["hypothesisId"],
      followUp: ["taskId"],
    });
    expect(attributes(documentSchema.marks)).toEqual({ link: ["href"], source: ["seqs"] });
  });

  test("lets text be bold, linked and have a source at once, and code be code alone", () => {
    const filled = { link: { href: "https://example.com/" }, source: { seqs: [3, 14] } };
    const together = ["bold", "italic", "strike"]
      .map((name) => documentSchema.mark(name))
      .concat(Object.entries(filled).map(([name, attrs]) => documentSchema.mark(name, attrs)));
    const all = Mark.setFrom(together);
    expect(together.reduce((set, mark) => mark.addToSet(set), Mark.none)).toHaveLength(5);
    expect(
      documentSchema
        .mark("code")
        .addToSet(all)
        .map(({ type }) => type.name),
    ).toEqual(["code"]);
  });

  test("refuses a node that it does not know", () => {
    expect(() => documentSchema.nodeFromJSON({ type: "doc", content: [{ type: "image" }] })).toThrow(/image/);
  });
});

test("only full addresses of the web are links", () => {
  expect(
    ["https://example.com", "http://127.0.0.1:3000/a?b#c", "HTTPS://EXAMPLE.COM"].filter(isWebLink),
  ).toHaveLength(3);
  const others = [
    "javascript:alert(1)",
    " https://example.com",
    "//example.com",
    "mailto:a@b.c",
    "data:,x",
    "https://",
    "",
  ];
  expect(others.filter(isWebLink)).toEqual([]);
});

test("seqs from a clipboard are numbers of events, each once", () => {
  expect(parseSeqs("3,14,3,0,-1,1.5,x,,9e99")).toEqual([3, 14]);
  expect(
    parseSeqs(Array.from({ length: 9000 }, (_, index) => index + 1).join(",")).length,
  ).toBeLessThanOrEqual(200);
});
