import { Editor } from "@tiptap/core";
import { afterEach, describe, expect, test } from "vitest";

import { documentExtensions } from "@/lib/editor/extensions";

import { insertBlock } from "./insert-block";
import { SourceLinks } from "./source-links";

let editor: Editor;
afterEach(() => editor.destroy());

const paragraph = (...content: object[]) => ({ type: "paragraph", ...(content.length > 0 && { content }) });
const words = (text: string, ...marks: object[]) => ({
  type: "text",
  text,
  ...(marks.length > 0 && { marks }),
});

function open(...content: object[]): Editor {
  editor = new Editor({
    injectCSS: false,
    extensions: [...documentExtensions, SourceLinks],
    content: { type: "doc", content },
  });
  return editor;
}
const shape = () => editor.getJSON().content.map((node) => [node.type, node.attrs?.["seqs"] ?? null]);

describe("a block", () => {
  test("takes the place of the empty paragraph that the caret is in", () => {
    open(paragraph(words("Before")), paragraph(), paragraph(words("After")));
    editor.commands.setTextSelection(9);
    insertBlock(editor, { type: "followUp", attrs: { taskId: "t1" } });
    expect(shape().map(([type]) => type)).toEqual(["paragraph", "followUp", "paragraph", "paragraph"]);
    expect(editor.getText()).toContain("After");
  });

  test("goes below the list that the caret is in, and tears nothing apart", () => {
    const item = { type: "listItem", content: [paragraph(words("One"))] };
    open({ type: "bulletList", content: [item, item] }, paragraph(words("After")));
    editor.commands.setTextSelection(4);
    insertBlock(editor, { type: "hypothesis", attrs: { hypothesisId: "h1" } });
    expect(shape().map(([type]) => type)).toEqual(["bulletList", "hypothesis", "paragraph", "paragraph"]);
  });

  test("of the timeline joins the excerpt that is selected, once", () => {
    open({ type: "timelineExcerpt", attrs: { seqs: [2] } }, paragraph());
    for (const seq of [7, 7]) {
      editor.commands.setNodeSelection(0);
      insertBlock(editor, { type: "timelineExcerpt", attrs: { seqs: [seq] } });
    }
    expect(shape()).toEqual([
      ["timelineExcerpt", [2, 7]],
      ["paragraph", null],
    ]);
  });
});

test("a sentence with a source has its events behind it, once however it is marked otherwise", () => {
  const source = { type: "source", attrs: { seqs: [3, 14, 15, 92] } };
  open(paragraph(words("The pool ", source), words("was full", source, { type: "bold" }), words(". Mine.")));
  const links = [...editor.view.dom.querySelectorAll("sup a")];
  expect(links.map(({ textContent }) => textContent)).toEqual(["3", "14", "+2"]);
  expect(editor.getText()).toBe("The pool was full. Mine.");
});

test("what is pasted keeps what the schema knows, and nothing else", () => {
  open(paragraph());
  editor.view.pasteHTML(
    `<h2 onclick="x()">Head</h2><p style="color:red">words <img src="http://example.com/a.png"><u>plain</u></p>
     <script>x()</script><a href="javascript:x()">bad</a> <a href="https://example.com/">good</a>
     <div data-block="timeline-excerpt" data-seqs="x"></div><div data-block="follow-up" data-task-id="t1"></div>
     <table><tr><td>cell</td></tr></table>`,
  );
  const json = JSON.stringify(editor.getJSON());
  expect(json).toContain('"level":2');
  expect(json).toContain('"href":"https://example.com/"');
  expect(json).toContain('"taskId":"t1"');
  expect(json).not.toMatch(/javascript:|img|x\(\)|timelineExcerpt|style|table/);
  expect(editor.getText()).toMatch(/words plain[\s\S]*bad\s*good[\s\S]*cell/);
});
