/** The log alone: 64 writers on one incident, no sockets, each waiting for the commit of its last write. */
import { randomUUID } from "node:crypto";

import { openDatabase } from "@/lib/store/database";
import { openIncidentLog } from "@/lib/store/incident-log";

import { serve } from "./messages";
import { NOTE } from "./note";

const actor = { kind: "person", id: "bench", name: "Bench" } as const;

const handlers = {
  async run({ databaseUrl, writers, seconds }: { databaseUrl: string; writers: number; seconds: number }) {
    const database = openDatabase({ url: databaseUrl });
    const log = openIncidentLog({ database });
    const incidentId = randomUUID();
    const declared = await log.append([
      {
        incidentId,
        actor,
        mayEditOthers: false,
        draft: {
          type: "incident_declared",
          commandId: randomUUID(),
          payload: {
            number: await log.nextNumber(),
            title: "Bench",
            summary: "",
            severity: "undetermined",
            status: "triage",
            kind: "test",
            restricted: false,
          },
        },
      },
    ]);
    if (!declared.ok) throw new Error(declared.refusal.detail);
    let appended = 0;
    const from = performance.now();
    const until = from + seconds * 1_000;
    const write = async () => {
      while (performance.now() < until) {
        const outcome = await log.append([
          {
            incidentId,
            actor,
            mayEditOthers: false,
            draft: { type: "note_added", commandId: randomUUID(), payload: { markdown: NOTE } },
          },
        ]);
        if (!outcome.ok) throw new Error(outcome.refusal.detail);
        appended++;
      }
    };
    await Promise.all(Array.from({ length: writers }, write));
    const perSecond = (appended / (performance.now() - from)) * 1_000;
    const head = (await log.heads([incidentId])).get(incidentId);
    await log.close();
    await database.close();
    return { perSecond, appended, missing: appended + 1 - (head ?? 0) };
  },
};

export type OneIncident = typeof handlers;
serve(handlers);
