import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { AppendRequest } from "@/lib/wire/live";
import { success } from "@/lib/wire/problem";

import { systemClock } from "./clock";
import { createOutbox } from "./outbox";
import type { NewDraft } from "./pending";

const INCIDENT = "6f1cbb0e-6b05-4f0e-9f43-0d5ff0a7b6a1";
const note = (markdown: string): NewDraft => ({ type: "note_added", payload: { markdown } });

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-22T10:00:00Z") }));
afterEach(() => void vi.useRealTimers());

/**
 * When each of two notes happened, by a server that takes so long for each: they are written so far apart, and there is a
 * connection so long after the first.
 */
async function happened({ tookMs, apartMs, awayMs }: { tookMs: number; apartMs: number; awayMs: number }) {
  let isLive = false;
  let ids = 0;
  const written: string[] = [];
  const outbox = createOutbox({
    incidentId: INCIDENT,
    storage: { load: () => [], put: () => undefined, remove: () => undefined },
    clock: systemClock,
    newId: () => `mine-${(ids += 1)}`,
    clockLagMs: () => 0,
    isLive: () => isLive,
    async send({ incidentId, occurredAt }: AppendRequest) {
      await new Promise((resolve) => setTimeout(resolve, tookMs));
      const recordedAt = new Date().toISOString();
      written.push(occurredAt ?? recordedAt);
      return success({ incidentId, seq: written.length, recordedAt });
    },
  });
  outbox.start();
  outbox.add(note("one"));
  await vi.advanceTimersByTimeAsync(apartMs);
  outbox.add(note("two"));
  await vi.advanceTimersByTimeAsync(awayMs - apartMs);
  isLive = true;
  outbox.flush();
  await vi.advanceTimersByTimeAsync(2 * tookMs);
  return written;
}

it("keeps the order of what was written where only the first is not late yet", async () => {
  // The first is sent after 9.8 seconds; when the second is, that was written more than ten ago.
  expect(await happened({ tookMs: 400, apartMs: 100, awayMs: 9_800 })).toEqual([
    "2026-11-22T10:00:10.200Z",
    "2026-11-22T10:00:10.200Z",
  ]);
});

it("has what is late at the time at which it was written", async () => {
  expect(await happened({ tookMs: 50, apartMs: 2_000, awayMs: 60_000 })).toEqual([
    "2026-11-22T10:00:00.000Z",
    "2026-11-22T10:00:02.000Z",
  ]);
});
