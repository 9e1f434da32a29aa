/** `npm run bench:frame -- --json`: frames of two synthetic hours at 1, 4 and 16 times a size. See bench/README.md. */
import { performance } from "node:perf_hooks";

import { buildFrame } from "@/lib/telemetry/build-frame";

import { type Size, syntheticSignals } from "./frame/synthetic-signals";
import { type Spread, spread } from "./log/spread";

const RUNS = 5;
const UNIT: Size = { series: 250, spans: 125_000, logs: 125_000 };
const TIMES = [1, 4, 16];
/** What a window of the product may hold. */
const WINDOW: Size = { series: 2_000, spans: 1_000_000, logs: 1_000_000 };

type Measured = Size & { seconds: Spread };

function measure(size: Size): Measured {
  const signals = syntheticSignals(size);
  buildFrame(signals);
  const seconds = Array.from({ length: RUNS }, () => {
    const before = performance.now();
    buildFrame(signals);
    return (performance.now() - before) / 1_000;
  });
  const measured = { ...size, seconds: spread(seconds) };
  process.stderr.write(`${JSON.stringify(measured)}\n`);
  return measured;
}

const scaled = (by: number): Size => ({
  series: UNIT.series * by,
  spans: UNIT.spans * by,
  logs: UNIT.logs * by,
});

const frameSeconds = Object.fromEntries(TIMES.map((by) => [by, measure(scaled(by)).seconds]));
const window = measure(WINDOW);
process.stdout.write(`${JSON.stringify({ n: RUNS, unit: UNIT, frameSeconds, window })}\n`);
