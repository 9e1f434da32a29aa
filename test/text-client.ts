import * as Y from "yjs";
import { z } from "zod";

import { createTextReader } from "@/lib/store/postmortem-reader";
import type { Document } from "@/lib/postmortem/document-types";
import type { Outcome } from "@/lib/wire/problem";

import type { TestClient } from "./live-world";

const opened = z.object({
  ok: z.literal(true),
  value: z.object({
    update: z.instanceof(Uint8Array),
    stateVector: z.instanceof(Uint8Array),
    number: z.int(),
    writable: z.boolean(),
    carets: z.array(z.unknown()),
  }),
});
const said = z.object({ incidentId: z.string(), update: z.instanceof(Uint8Array), number: z.int() });

/** Somebody who has a postmortem open and writes in it, without an editor. */
export type TextClient = {
  doc: Y.Doc;
  fragment: Y.XmlFragment;
  opening: z.output<typeof opened>["value"];
  /** Numbers of the changes of others, in the order in which they came. */
  heard: number[];
  read: () => Document;
  /** Does something to the text, here alone: gives it as an update. */
  change: (work: (fragment: Y.XmlFragment) => void) => Uint8Array;
  send: (update: Uint8Array) => Promise<Outcome<unknown>>;
  /** Adds a paragraph and sends it. */
  write: (words: string) => Promise<Outcome<unknown>>;
};

/** Opens a text over a connection; `doc` is what its owner had of it before. */
export async function openText(
  client: TestClient,
  incidentId: string,
  doc = new Y.Doc(),
): Promise<TextClient> {
  const fragment = doc.getXmlFragment("default");
  const heard: number[] = [];
  client.socket.on("postmortem_update", (message: unknown) => {
    const { update, number, ...of } = said.parse(message);
    if (of.incidentId !== incidentId) return;
    heard.push(number);
    Y.applyUpdate(doc, update);
  });
  const stateVector = Y.encodeStateVector(doc);
  const { value } = opened.parse(await client.request("open_postmortem", { incidentId, stateVector }));
  Y.applyUpdate(doc, value.update);
  const change = (work: (fragment: Y.XmlFragment) => void) => {
    const before = Y.encodeStateVector(doc);
    doc.transact(() => work(fragment));
    return Y.encodeStateAsUpdate(doc, before);
  };
  const send = (update: Uint8Array) => client.request("postmortem_update", { incidentId, update });
  return {
    doc,
    fragment,
    opening: value,
    heard,
    read: () => createTextReader(doc).read(),
    change,
    send,
    write: (words) => send(change((text) => text.push([paragraph(words)]))),
  };
}

export function paragraph(words: string): Y.XmlElement {
  const element = new Y.XmlElement("paragraph");
  element.insert(0, [new Y.XmlText(words)]);
  return element;
}
