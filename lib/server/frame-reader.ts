import type { Frame, SampledTrace } from "@/lib/telemetry/frame";
import type { TelemetryWindow } from "@/lib/telemetry/source";
import { failure, type Outcome, success } from "@/lib/wire/problem";
import { presentView, type ViewName, type ViewOf } from "@/lib/wire/frame-views";
import type { FrameReader, Unasked, ViewAsked } from "@/lib/wire/telemetry-frames-port";
import { windowBefore } from "@/lib/wire/telemetry-queries";

import type { FrameBuilder } from "./frame-builder";

export type FrameReaderOptions = {
  nowMs?: () => number;
  limits?: Partial<typeof LIMITS>;
};

const LIMITS = {
  /** Windows read and built at the same time. */
  builds: 2,
  /** Windows that wait for their turn. */
  waiting: 16,
  /** What one may take: then its reads are called off, and the next has its turn. Milliseconds. */
  buildMs: 60_000,
  /** Of the arrays of all frames that are kept; the newest stays however large it is. */
  bytes: 256 * 1_024 * 1_024,
};

/**
 * How long a frame is as good as new, in milliseconds. Of a window that still goes on hardly at all: what is sent now has
 * to be seen. Windows up to now go on by ending later, so one that has ended is asked for again only by those who stay
 * with it.
 */
const GOING_ON_MS = 1_000;
const ENDED_MS = 20_000;
const SETTLED_MS = 60_000;
/** A window that ended less than this ago still goes on: what is sent now is about a moment ago. Milliseconds. */
const ENDING_MS = 5_000;
/** Telemetry of a moment has mostly come after this. Milliseconds. */
const LATE_MS = 120_000;
const BUSY_SECONDS = 2;

const busy = failure("rate_limited", "Too many windows are being read. Try again in a moment.", {
  retryAfterSeconds: BUSY_SECONDS,
});

type Kept = { frame: Promise<Frame>; bytes: number; until: number };

/** One that has the frames, and shares them: nobody may change one. */
export type OwnFrameReader = FrameReader & {
  frame: (window: TelemetryWindow, unasked?: Unasked) => Promise<Outcome<Frame>>;
};

/** Has frames built, so many at once, and keeps the last ones while they are as good as new. */
export function createFrameReader(
  builder: FrameBuilder,
  { nowMs = Date.now, limits: given = {} }: FrameReaderOptions = {},
): OwnFrameReader {
  const limits = { ...LIMITS, ...given };
  const kept = new Map<string, Kept>();
  const queue: (() => void)[] = [];
  let building = 0;

  /** A frame is for everybody who asks for its window: nobody's going away ends it, and only time does. */
  async function inTurn<Built>(build: (signal: AbortSignal) => Promise<Built>): Promise<Built> {
    if (building >= limits.builds) await new Promise<void>((resolve) => queue.push(resolve));
    else building += 1;
    try {
      return await build(AbortSignal.timeout(limits.buildMs));
    } finally {
      const next = queue.shift();
      if (next) next();
      else building -= 1;
    }
  }

  function forget(): void {
    const now = nowMs();
    for (const [key, { until }] of kept) if (until <= now) kept.delete(key);
    let bytes = [...kept.values()].reduce((sum, each) => sum + each.bytes, 0);
    for (const [key, each] of kept) {
      if (bytes <= limits.bytes || kept.size === 1) return;
      kept.delete(key);
      bytes -= each.bytes;
    }
  }

  async function frame(window: TelemetryWindow, unasked: Unasked = {}): Promise<Outcome<Frame>> {
    forget();
    const key = JSON.stringify([window.fromUs, window.toUs, unasked]);
    const known = kept.get(key);
    if (known) return success(await known.frame);
    if (queue.length >= limits.waiting) return busy;
    const entry: Kept = {
      frame: inTurn((signal) => builder.frame(window, signal, unasked)),
      bytes: 0,
      until: Infinity,
    };
    kept.set(key, entry);
    try {
      const built = await entry.frame;
      Object.assign(entry, { bytes: bytesOf(built), until: nowMs() + freshMs(window, nowMs()) });
      forget();
      return success(built);
    } catch (error) {
      kept.delete(key);
      throw error;
    }
  }

  async function trace(window: TelemetryWindow, traceId: string): Promise<Outcome<SampledTrace | null>> {
    const whole = await frame(window);
    if (!whole.ok) return whole;
    const known = whole.value.traces.find((sampled) => sampled.traceId === traceId);
    if (known) return success(known);
    if (queue.length >= limits.waiting) return busy;
    return success(await inTurn((signal) => builder.trace(window, traceId, signal)));
  }

  const { sources, distant, ask } = builder;

  async function view<Name extends ViewName>({
    name,
    asked,
    window,
    compare = false,
  }: ViewAsked<Name>): Promise<Outcome<ViewOf<Name>>> {
    const [own, before] = await Promise.all([
      frame(window),
      compare ? frame(windowBefore(window)) : success(null),
    ]);
    if (!own.ok) return own;
    if (!before.ok) return before;
    return success(presentView(name, { frame: own.value, before: before.value, sources }, asked));
  }

  return { sources, distant, ask, frame, trace, view };
}

function freshMs({ toUs }: TelemetryWindow, nowMs: number): number {
  const endedMs = nowMs - toUs / 1_000;
  if (endedMs < ENDING_MS) return GOING_ON_MS;
  return endedMs > LATE_MS ? SETTLED_MS : ENDED_MS;
}

/** About what a frame takes: its arrays, and as much again as its traces and examples may. */
function bytesOf({ grid, series, services, operations, edges, logs }: Frame): number {
  const DOUBLE = 8;
  const TEXTS = 4 * 1_024 * 1_024;
  const RED_LINES = 9;
  const EDGE_LINES = 13;
  const lines =
    series.length * 2 +
    (services.length + operations.length) * RED_LINES +
    edges.length * EDGE_LINES +
    logs.length;
  return lines * grid.length * DOUBLE + TEXTS;
}
