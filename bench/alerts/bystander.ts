import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

import { quantile, round } from "../log/spread";
import type { StormNode } from "./storm-node";

const EVERY_MS = 100;

/** Somebody who writes ten notes a second into another incident; gives how long each took, in milliseconds, once told to stop. */
export function startBystander(node: StormNode, incidentId: string) {
  const stopping = new AbortController();
  const took: number[] = [];
  const sent: Promise<void>[] = [];

  async function write(): Promise<void> {
    const startMs = performance.now();
    const draft = { commandId: randomUUID(), type: "note_added", payload: { markdown: "Still here." } };
    const { ok, status } = await node.append(incidentId, draft);
    if (!ok) throw new Error(`A bystander's note: ${status}`);
    took.push(performance.now() - startMs);
  }
  const running = (async () => {
    while (!stopping.signal.aborted) {
      sent.push(write());
      await sleep(EVERY_MS);
    }
    await Promise.all(sent);
  })();
  return async () => {
    stopping.abort();
    await running;
    return { n: took.length, p50Ms: round(quantile(took, 0.5)), p99Ms: round(quantile(took, 0.99)) };
  };
}
