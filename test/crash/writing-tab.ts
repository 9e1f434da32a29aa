import { randomUUID } from "node:crypto";

import { createConnection } from "@/lib/client/live-connection";
import { createPostmortemSession } from "@/lib/client/postmortem-session";
import { openSocketTransport } from "@/lib/client/socket-transport";
import type { Document } from "@/lib/postmortem/document-types";
import { createTextReader } from "@/lib/store/postmortem-reader";
import { paragraph } from "@/test/text-client";

import { hastyClock } from "./tab";

/** A browser tab's own code over a real socket, with a postmortem open in it. */
export type WritingTab = {
  /** Adds a line. */
  write: (words: string) => void;
  read: () => Document;
  isOpen: () => boolean;
  isSaved: () => boolean;
  /** What the server has acknowledged, as updates of Yjs. */
  acknowledged: readonly Uint8Array[];
  close: () => void;
};

export function openWritingTab(options: {
  url: string;
  token: string;
  incidentId: string;
  random: () => number;
}): WritingTab {
  const { url, token, incidentId, random } = options;
  const acknowledged: Uint8Array[] = [];
  const connection = createConnection({
    open: (listener) => openSocketTransport(listener, url, token),
    clock: hastyClock,
    random,
    isSignedOut: () => Promise.resolve(false),
  });
  const session = createPostmortemSession({
    incidentId,
    me: { id: randomUUID(), name: "A tab" },
    clock: hastyClock,
    storage: { takeOver: () => [], keep: () => undefined },
    connection: {
      ...connection,
      async request(name, body) {
        const outcome = await connection.request(name, body);
        if (outcome.ok && "update" in body) acknowledged.push(body.update);
        return outcome;
      },
    },
  });
  const end = session.start();
  connection.start();
  const status = () => session.status();
  return {
    write: (words) => session.doc.getXmlFragment("default").push([paragraph(words)]),
    read: () => createTextReader(session.doc).read(),
    isOpen: () => status().phase === "open",
    isSaved() {
      const now = status();
      return now.phase === "open" && !now.unsaved;
    },
    acknowledged,
    close() {
      end();
      connection.stop();
    },
  };
}
