import { severityWords, statusWords } from "../../timeline/words";
import type { Room } from "../../timeline/room";
import type { Kind } from "../../timeline/vocabulary";
import type { Block, Document, Inline, ListItem } from "../document-types";
import { type Facts, factsOf } from "./facts";
import { asTheyAre, type Rename, roleNames } from "./role-names";

export type ExportOptions = {
  /** Roles in place of the names of people. */
  names: "people" | "roles";
  /** Which kept version this is; null for the text as it is now. */
  version: number | null;
};

/** A postmortem with all that its blocks stand for: what each format is made from. */
export type Exported = {
  document: Document;
  facts: Facts;
  number: number;
  title: string;
  severity: string;
  status: string;
  kind: Kind;
  /** The last event that the facts were read from. */
  throughSeq: number;
  version: number | null;
  names: ExportOptions["names"];
};

/** Puts document and room together, names as asked. */
export function exported(
  document: Document,
  room: Pick<Room, "state" | "events">,
  { names, version }: ExportOptions,
): Exported {
  const rename = names === "roles" ? roleNames(room.events) : asTheyAre;
  const { number, title, severity, status, kind, lastSeq } = room.state;
  return {
    document: names === "roles" ? renamed(document, rename) : document,
    facts: factsOf(room, rename),
    number,
    title: rename(title),
    severity: severityWords[severity],
    status: statusWords[status],
    kind,
    throughSeq: lastSeq,
    version,
    names,
  };
}

function renamed({ content }: Document, rename: Rename): Document {
  return { type: "doc", content: content.map((block) => inBlock(block, rename)) };
}

function inBlock(block: Block, rename: Rename): Block {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return block.content ? { ...block, content: block.content.map((run) => inLine(run, rename)) } : block;
    case "bulletList":
    case "orderedList":
      return { ...block, content: block.content.map((item) => inItem(item, rename)) };
    case "blockquote":
      return { ...block, content: block.content.map((each) => inBlock(each, rename)) };
    case "codeBlock":
      return block.content
        ? { ...block, content: block.content.map((run) => ({ ...run, text: rename(run.text) })) }
        : block;
    case "horizontalRule":
    case "timelineExcerpt":
    case "frozenEvidence":
    case "hypothesis":
    case "followUp":
      return block;
  }
}

const inItem = (item: ListItem, rename: Rename): ListItem => ({
  ...item,
  content: item.content.map((each) => inBlock(each, rename)),
});

const inLine = (run: Inline, rename: Rename): Inline =>
  run.type === "text" ? { ...run, text: rename(run.text) } : run;
