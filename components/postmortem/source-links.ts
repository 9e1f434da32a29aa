import { Extension } from "@tiptap/core";
import type { Mark, Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

import { readSeqs } from "@/lib/editor/block-attributes";

export type SourceLinksOptions = {
  /** The address of an event in the room. */
  hrefOf: (seq: number) => string;
  goTo: (seq: number) => void;
};

/** So many events of a sentence are named one by one. */
const MOST_NAMED = 3;

const key = new PluginKey<DecorationSet>("sourceLinks");

/** Behind each sentence that says where it comes from, the events as quiet superscripts that lead to them. */
export const SourceLinks = Extension.create<SourceLinksOptions>({
  name: "sourceLinks",
  addOptions: () => ({ hrefOf: (seq) => `#seq-${seq}`, goTo: () => undefined }),
  addProseMirrorPlugins() {
    const { hrefOf, goTo } = this.options;
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: (_config, { doc }) => linksIn(doc, hrefOf),
          apply: (transaction, links) => (transaction.docChanged ? linksIn(transaction.doc, hrefOf) : links),
        },
        props: {
          decorations: (state) => key.getState(state),
          handleDOMEvents: {
            click: (_view, event) => {
              const seq = seqOf(event.target);
              if (seq === null || event.ctrlKey || event.metaKey) return false;
              event.preventDefault();
              goTo(seq);
              return true;
            },
          },
        },
      }),
    ];
  },
  addKeyboardShortcuts() {
    return {
      "Mod-Enter": ({ editor }) => {
        const [seq] = readSeqs(editor.getAttributes("source")["seqs"]);
        if (seq === undefined) return false;
        this.options.goTo(seq);
        return true;
      },
    };
  },
});

function seqOf(target: EventTarget | null): number | null {
  if (!(target instanceof Element)) return null;
  const seq = Number(target.closest<HTMLElement>("a[data-source-seq]")?.dataset["sourceSeq"]);
  return Number.isSafeInteger(seq) && seq > 0 ? seq : null;
}

const sourceOf = (node: Node | null | undefined): Mark | undefined =>
  node?.marks.find(({ type }) => type.name === "source");

/** One set of links behind each stretch of text that has the same source, however it is marked otherwise. */
function linksIn(doc: Node, hrefOf: (seq: number) => string): DecorationSet {
  const links: Decoration[] = [];
  doc.descendants((node, at, parent, index) => {
    const source = sourceOf(node);
    if (!source) return;
    const next = parent && index + 1 < parent.childCount ? sourceOf(parent.child(index + 1)) : undefined;
    if (next?.eq(source)) return;
    const seqs = readSeqs(source.attrs["seqs"]);
    links.push(
      Decoration.widget(at + node.nodeSize, () => draw(seqs, hrefOf), {
        side: -1,
        marks: [],
        key: `source ${seqs.join(",")}`,
        ignoreSelection: true,
      }),
    );
  });
  return DecorationSet.create(doc, links);
}

function draw(seqs: readonly number[], hrefOf: (seq: number) => string): HTMLElement {
  const element = document.createElement("sup");
  element.className = "source";
  element.contentEditable = "false";
  const named = seqs.slice(0, seqs.length > MOST_NAMED ? MOST_NAMED - 1 : MOST_NAMED);
  const rest = seqs.slice(named.length);
  const link = (seq: number, words: string, label: string) => {
    const anchor = document.createElement("a");
    anchor.href = hrefOf(seq);
    anchor.dataset["sourceSeq"] = String(seq);
    anchor.dataset["tip"] = label;
    anchor.setAttribute("aria-label", label);
    anchor.tabIndex = -1;
    anchor.textContent = words;
    element.append(anchor);
  };
  for (const seq of named) link(seq, String(seq), `From event ${seq}`);
  if (rest[0] !== undefined) link(rest[0], `+${rest.length}`, `And from ${rest.length} more events`);
  return element;
}
