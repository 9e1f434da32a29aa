import { Worker } from "node:worker_threads";

import { z } from "zod";

import { buffersOf } from "@/lib/telemetry/buffers";
import type { Grid } from "@/lib/telemetry/frame";
import type { LogLines } from "@/lib/telemetry/log-lines";
import type { LogPatterns } from "@/lib/telemetry/log-patterns";
import type { PointFigures } from "@/lib/telemetry/point-figures";
import type { PointTable } from "@/lib/telemetry/signals";
import type { TelemetryWindow } from "@/lib/telemetry/source";

import { type FrameAide, ownAide } from "./frame-builder";
import { createThreadCalls, type Method } from "./thread-calls";

const given = <Value>() => z.custom<Value>((value) => typeof value === "object" && value !== null);
const pointsInput = given<{ points: PointTable; window: TelemetryWindow }>();
const logsInput = given<{ lines: LogLines; grid: Grid }>();

const FIGURES_DEPTH = 3;

/** The steps that an aide takes in its thread. */
export const aideMethods: Readonly<Record<string, Method>> = {
  async points(input) {
    const { points, window } = pointsInput.parse(input);
    return { answer: await ownAide.points(points, window), depth: FIGURES_DEPTH };
  },
  async logs(input) {
    const { lines, grid } = logsInput.parse(input);
    return { answer: await ownAide.logs(lines, grid), depth: FIGURES_DEPTH };
  },
};

/** Starts a second thread from the entry of this one: it measures points and logs while this one measures spans. */
export function startAide(entry: string): FrameAide {
  const worker = new Worker(entry, { workerData: { role: "aide" } });
  const calls = createThreadCalls(
    {
      postMessage: (message, transfer) => worker.postMessage(message, [...transfer]),
      on: (event, listener) => worker.on(event, listener),
    },
    {},
  );
  // Without it this thread is of no use: whoever started it starts both anew.
  worker.once("error", (error) => {
    calls.fail(error);
    throw error;
  });
  return {
    points: async (points, window) =>
      given<PointFigures>().parse(
        await calls.call("points", { points, window }, { transfer: buffersOf(points, 1) }),
      ),
    logs: async (lines, grid) =>
      given<LogPatterns>().parse(
        await calls.call("logs", { lines, grid }, { transfer: buffersOf(lines, 1) }),
      ),
  };
}
