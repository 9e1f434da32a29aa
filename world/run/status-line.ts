import type { Delivery } from "../otlp/outbox";

/** Between two lines. Milliseconds. */
const LINE_MS = 10_000;

/** Tells the terminal how it goes, every few seconds, and what was not taken. */
export function createStatusLine({ now, say }: { now: () => number; say: (line: string) => void }) {
  let sent = { spans: 0, points: 0, logs: 0 };
  let failures: string[] = [];
  let nextMs = now() + LINE_MS;
  const tell = (worldMs: number) => {
    const { spans, points, logs } = sent;
    say(
      `${new Date(worldMs).toISOString().slice(11, 19)}  sent ${spans} spans, ${points} points, ${logs} logs`,
    );
    if (failures.length > 0) say(`  ${failures.length} requests failed, the last: ${failures.at(-1)}`);
    sent = { spans: 0, points: 0, logs: 0 };
    failures = [];
    nextMs = now() + LINE_MS;
  };
  return {
    /** Takes in a sending, and up to when the world has been told by then. */
    report(delivery: Delivery, worldMs: number): void {
      sent = {
        spans: sent.spans + delivery.spans,
        points: sent.points + delivery.points,
        logs: sent.logs + delivery.logs,
      };
      failures.push(...delivery.failures);
      if (now() >= nextMs) tell(worldMs);
    },
    /** The last line. */
    end: tell,
  };
}
