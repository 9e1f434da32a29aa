import type { KeptDocument, PostmortemDocuments } from "@/lib/postmortem/documents-port";

import type { Database } from "./database";
import { isIncidentId } from "./event-rows";
import { firstUpdate } from "./postmortem-draft";
import { insertText, readTextAfter } from "./postmortem-rows";
import type { PostmortemTexts } from "./postmortem-texts";
import { keepVersion, readVersion, readVersions } from "./postmortem-versions";

/** The port of the verbs over the tables of this database, and over what this node has in memory of them. */
export function openPostmortemDocuments({
  database,
  texts,
  now = () => new Date(),
}: {
  database: Pick<Database, "prisma" | "pool">;
  texts: Pick<PostmortemTexts, "hold">;
  now?: () => Date;
}): PostmortemDocuments {
  async function read(incidentId: string): Promise<KeptDocument | null> {
    const held = isIncidentId(incidentId) ? await texts.hold(incidentId) : null;
    if (!held) return null;
    try {
      return await held.read();
    } finally {
      held.release();
    }
  }

  return {
    read,
    async begin(incidentId, { document, throughSeq }, by) {
      const snapshot = firstUpdate(document);
      await insertText(database.pool, { incidentId, snapshot, throughSeq, by, at: now() });
      const begun = await readTextAfter(database.pool, incidentId, 0);
      if (!begun) throw new Error("A text that was begun is not there.");
      return { throughSeq: begun.throughSeq };
    },
    async freeze(incidentId, frozen, by) {
      const kept = await read(incidentId);
      return kept && keepVersion(database, { incidentId, document: kept.document, ...frozen, by, at: now() });
    },
    frozenBy: (incidentId, commandId) => readVersion(database, { incidentId, commandId }),
    versions: (incidentId) => readVersions(database, incidentId),
    readVersion: (incidentId, number) => readVersion(database, { incidentId, number }),
  };
}
