import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

import { z } from "zod";

import type { Stage } from "./stage";

const note = z.object({ sentMs: z.number(), tookMs: z.number() });

export type Notes = {
  /** How long each took that was sent until something was over. Rejects once nobody writes any more. */
  during: (over: Promise<unknown>) => Promise<number[]>;
  stop: () => void;
};

/** Has somebody write notes into an incident, so many a second, beside what is measured. */
export function writeNotes(stage: Stage, incidentId: string, perSecond: number): Notes {
  const writer = fork(
    fileURLToPath(new URL("note-writer.ts", import.meta.url)),
    [stage.url, stage.asideToken, incidentId, String(perSecond)],
    // A session of its own, since this one may come after others.
    { detached: true },
  );
  const written: z.infer<typeof note>[] = [];
  writer.on("message", (message) => written.push(note.parse(message)));
  const gone = new Promise<never>((_, reject) => {
    writer.once("exit", (code) => reject(new Error(`Nobody writes notes any more: ${code}.`)));
  });
  // It is no failure once nobody waits for it.
  gone.catch(() => undefined);
  return {
    async during(over) {
      const fromMs = Date.now();
      await Promise.race([over, gone]);
      const untilMs = Date.now();
      return written.filter(({ sentMs }) => sentMs >= fromMs && sentMs < untilMs).map(({ tookMs }) => tookMs);
    },
    stop: () => writer.disconnect(),
  };
}
