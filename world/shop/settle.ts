import type { Attributes, InstrumentName, Measurement } from "./happenings";
import { HEAP, heapPressure, heapUsed, type Instance, POOL_SIZE } from "./instance";
import type { Random } from "./random";
import type { Trouble } from "./trouble";

/** How long a leak of full strength takes to fill the heap, and the pool. Seconds. */
const FULL_HEAP_SECONDS = 120;
const FULL_POOL_SECONDS = 60;
/** How fast the utilisation follows the work: a single request is no trend. */
const SMOOTHING = 0.12;
/** Whoever waited longer would have given up. Milliseconds. */
const MOST_BACKLOG_MS = 4_000;
const POOL: Attributes = { "db.client.connection.pool.name": "primary" };

export type Stretch = {
  /** Its end; milliseconds since 1970. */
  atMs: number;
  seconds: number;
  /** What the process can do, in processor milliseconds a second. */
  capacityMs: number;
  random: Random;
  trouble: Trouble;
};

/** Ends a stretch of time for a process: what it did weighs on what comes next. Gives how it stands. */
export function settle(instance: Instance, stretch: Stretch): readonly Measurement[] {
  const { source } = instance;
  const { atMs, random, trouble } = stretch;
  const say = (instrument: InstrumentName, value: number, attributes: Attributes = {}): Measurement => ({
    source,
    instrument,
    value,
    attributes,
  });

  const cpu = settleWork(instance, stretch);
  const pauses = collectGarbage(instance, stretch);
  instance.leakedBytes +=
    (trouble.strength("memory-leak", instance.service, instance.version) *
      (HEAP.limit - HEAP.base) *
      stretch.seconds) /
    FULL_HEAP_SECONDS;
  instance.leakedConnections = Math.min(
    POOL_SIZE,
    instance.leakedConnections +
      (trouble.strength("pool-exhaustion", instance.service, instance.version) *
        POOL_SIZE *
        stretch.seconds) /
        FULL_POOL_SECONDS,
  );
  const inUse = instance.connectionMs / 1_000 / stretch.seconds;
  const leaked = Math.floor(instance.leakedConnections);
  const used = Math.min(POOL_SIZE, leaked + Math.floor(inUse + random.next()));
  const pending = instance.waiting;
  instance.connectionMs = 0;
  instance.waiting = 0;

  return [
    say("process.cpu.utilization", Math.min(1, cpu)),
    say("process.memory.usage", heapUsed(instance) + 60 * 2 ** 20 + random.between(0, 4) * 2 ** 20),
    say("process.uptime", (atMs - source.startedAtMs) / 1_000),
    say("nodejs.eventloop.delay.p99", (2 / (1 - Math.min(cpu, 0.97)) + 200 * heapPressure(instance)) / 1_000),
    say("v8js.memory.heap.used", heapUsed(instance)),
    say("v8js.memory.heap.limit", HEAP.limit),
    ...pauses.map(({ type, ms }) => say("v8js.gc.duration", ms / 1_000, { "v8js.gc.type": type })),
    say("db.client.connection.max", POOL_SIZE, POOL),
    say("db.client.connection.count", used, { ...POOL, "db.client.connection.state": "used" }),
    say("db.client.connection.count", Math.min(3, POOL_SIZE - used), {
      ...POOL,
      "db.client.connection.state": "idle",
    }),
    say("db.client.connection.pending_requests", pending, POOL),
  ];
}

/** Whether the heap of a process is full: it dies of that. */
export function isOutOfMemory(instance: Instance): boolean {
  return heapUsed(instance) >= HEAP.limit;
}

function settleWork(instance: Instance, { seconds, capacityMs, random, trouble }: Stretch): number {
  // Somebody else's work, on the same processor: a loop that spins, a neighbour that is loud.
  const burnt = 0.9 * trouble.strength("cpu", instance.service, instance.version);
  const share = instance.workMs / (capacityMs * seconds) + burnt;
  instance.utilisation += SMOOTHING * (share - instance.utilisation);
  const behindMs = (instance.utilisation - 1) * seconds * 1_000;
  instance.backlogMs = Math.min(MOST_BACKLOG_MS, Math.max(0, instance.backlogMs + behindMs));
  instance.workMs = 0;
  return (0.02 + instance.utilisation) * random.between(0.96, 1.04);
}

function collectGarbage(instance: Instance, { random }: Stretch): { type: "minor" | "major"; ms: number }[] {
  const pressure = heapPressure(instance);
  const room = Math.max(8 * 2 ** 20, HEAP.collectAt - HEAP.base - instance.leakedBytes);
  if (instance.garbageBytes < room && pressure === 0) return [];
  instance.garbageBytes *= 0.1;
  return pressure > 0
    ? [{ type: "major", ms: 60 * (1 + 8 * pressure) * random.spread(0.2) }]
    : [{ type: "minor", ms: 4 * random.spread(0.3) }];
}
