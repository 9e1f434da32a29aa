import { Worker } from "node:worker_threads";

import { z } from "zod";

import { buffersOf } from "@/lib/telemetry/buffers";
import type { Grid } from "@/lib/telemetry/frame";
import type { LogLines } from "@/lib/telemetry/log-lines";
import type { LogPatterns } from "@/lib/telemetry/log-patterns";
import type { PointFigures } from "@/lib/telemetry/point-figures";
import type { PointTable } from "@/lib/telemetry/signals";
import type { TelemetryWindow } from "@/lib/telemetry/source";
import type { FrameRowsReader } from "@/lib/telemetry/store-port";

import type { FrameAide, KeptSize, PointSteps, VersionedWindow, WithGap } from "./frame-aide";
import { type CallOptions, createRemoteCalls, type Method, type RemoteCalls } from "./remote-calls";

type MixedPoints = { points: PointTable; window: TelemetryWindow };
type Rows = Pick<FrameRowsReader, "points" | "logs">;

// Both threads are ours and of one build: nothing is looked into.
const given = <Value>() => z.custom<Value>((value) => typeof value === "object" && value !== null);
const stretchInput = given<{ stretch: TelemetryWindow }>();
const windowInput = given<VersionedWindow>();
const logsInput = given<VersionedWindow & { grid: Grid }>();
const gridInput = given<{ id: number; of: VersionedWindow | MixedPoints }>();
const pointsInput = z.object({ id: z.number() });
const isGrid = given<Grid>();

/** Levels at which arrays lie: in tables, and in figures that may come with a gap. */
const TABLE_DEPTH = 2;
const FIGURES_DEPTH = 4;

/** The steps that an aide takes for another thread. */
export function aideMethods(aide: () => FrameAide): Readonly<Record<string, Method>> {
  // Each grid is asked for together with its points.
  const steps = new Map<number, PointSteps>();
  return {
    async grid(input, signal) {
      const { id, of } = gridInput.parse(input);
      const measured = "points" in of ? aide().mixedPoints(of.points, of.window) : aide().points(of, signal);
      steps.set(id, measured);
      // Whoever asks for them hears of it.
      measured.points.catch(() => undefined);
      return { answer: await measured.grid, depth: 0 };
    },
    async points(input) {
      const { id } = pointsInput.parse(input);
      const measured = steps.get(id);
      steps.delete(id);
      return { answer: await measured?.points, depth: FIGURES_DEPTH };
    },
    logs: async (input, signal) => ({
      answer: await aide().logs(logsInput.parse(input), signal),
      depth: FIGURES_DEPTH,
    }),
    warm: async (input, signal) => ({
      answer: await aide().warm(windowInput.parse(input), signal),
      depth: 0,
    }),
  };
}

/** The rows of the store, as an aide in a thread of its own sees them. */
export function distantRows({ call }: RemoteCalls): Rows {
  return {
    points: async (stretch, signal) =>
      given<PointTable>().parse(await call("rows of points", { stretch }, signal ? { signal } : {})),
    logs: async (stretch, signal) =>
      given<LogLines>().parse(await call("rows of logs", { stretch }, signal ? { signal } : {})),
  };
}

function rowsMethods({ points, logs }: Rows): Readonly<Record<string, Method>> {
  return {
    "rows of points": async (input, signal) => ({
      answer: await points(stretchInput.parse(input).stretch, signal),
      depth: TABLE_DEPTH,
    }),
    "rows of logs": async (input, signal) => ({
      answer: await logs(stretchInput.parse(input).stretch, signal),
      depth: TABLE_DEPTH,
    }),
  };
}

/** Starts a second thread from the entry of this one: it measures points and logs while this one measures spans. */
export function startAide(entry: string, rows: Rows): FrameAide {
  const worker = new Worker(entry, { workerData: { role: "aide" } });
  const { call, fail } = createRemoteCalls(
    {
      postMessage: (message, transfer) => worker.postMessage(message, [...transfer]),
      on: (event, listener) => worker.on(event, listener),
    },
    rowsMethods(rows),
  );
  // Without it this thread is of no use: whoever started it starts both anew.
  worker.once("error", (error) => {
    fail(error);
    throw error;
  });
  let asked = 0;
  function stepsOf(of: VersionedWindow | MixedPoints, options: CallOptions): PointSteps {
    asked += 1;
    const id = asked;
    const grid = call("grid", { id, of }, options);
    const points = call("points", { id }, options.signal ? { signal: options.signal } : {});
    return {
      grid: grid.then((answer) => isGrid.parse(answer)),
      points: points.then((answer) => given<WithGap<PointFigures>>().parse(answer)),
    };
  }
  return {
    points: (of, signal) => stepsOf(of, { signal }),
    mixedPoints: (points, window) => stepsOf({ points, window }, { transfer: buffersOf(points, 1) }),
    logs: async (of, signal) => given<WithGap<LogPatterns>>().parse(await call("logs", of, { signal })),
    warm: async (of, signal) => given<KeptSize>().parse(await call("warm", of, { signal })),
  };
}
