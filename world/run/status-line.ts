import type { Delivery } from "../otlp/outbox";

/** Between two lines. Milliseconds. */
const LINE_MS = 10_000;

/** Tells the terminal how it goes, every few seconds, and what was not taken. */
export function createStatusLine({ now, say }: { now: () => number; say: (line: string) => void }) {
  let sent = none;
  let inAll = none;
  let failures: string[] = [];
  let failedInAll = 0;
  let nextMs = now() + LINE_MS;
  const tell = (worldMs: number) => {
    say(`Up to ${clock(worldMs)} UTC: sent ${amounts(sent)}`);
    if (failures.length > 0) say(`  ${failures.length} requests failed, the last: ${failures.at(-1)}`);
    sent = none;
    failures = [];
    nextMs = now() + LINE_MS;
  };
  return {
    /** Takes in a sending, and up to when the world has been told by then. */
    report(delivery: Delivery, worldMs: number): void {
      sent = sum(sent, delivery);
      inAll = sum(inAll, delivery);
      failedInAll += delivery.failures.length;
      failures.push(...delivery.failures);
      if (now() >= nextMs) tell(worldMs);
    },
    /** The last lines: what was not told yet, and all of it together. */
    end(worldMs: number): void {
      if (failures.length > 0) tell(worldMs);
      const failed = failedInAll > 0 ? `; ${failedInAll} requests failed` : "";
      say(`Ended at ${clock(worldMs)} UTC of its time. In all: sent ${amounts(inAll)}${failed}`);
    },
  };
}

type Amounts = Pick<Delivery, "spans" | "points" | "logs">;
const none: Amounts = { spans: 0, points: 0, logs: 0 };

function sum(one: Amounts, other: Amounts): Amounts {
  return {
    spans: one.spans + other.spans,
    points: one.points + other.points,
    logs: one.logs + other.logs,
  };
}

const amounts = ({ spans, points, logs }: Amounts) => `${spans} spans, ${points} points, ${logs} log records`;
const clock = (atMs: number) => new Date(atMs).toISOString().slice(11, 19);
