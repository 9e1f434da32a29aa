/** `npm run --silent bench:rca-speed -- --json`: analysis of synthetic systems. See bench/README.md. */
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";

import { analyse } from "@/lib/analysis/analyse";

import { quantile, round, spread } from "./log/spread";
import { syntheticSystem } from "./rca/synthetic-system";

const { values: typed } = parseArgs({
  options: {
    json: { type: "boolean" },
    sizes: { type: "string", default: "100,1000,10000" },
    runs: { type: "string", default: "3" },
  },
});
const SIZES = typed.sizes.split(",").map(Number);
const RUNS = Number(typed.runs);

function measure(size: number) {
  const { input, fault } = syntheticSystem(size);
  const [first] = analyse(input).services;
  const seconds = Array.from({ length: RUNS }, () => {
    const before = performance.now();
    analyse(input);
    return (performance.now() - before) / 1_000;
  });
  const measured = {
    services: size,
    series: input.frame.series.length,
    median: quantile(seconds, 0.5),
    seconds: spread(seconds),
    isFound: first?.service === fault,
  };
  process.stderr.write(`${JSON.stringify(measured)}\n`);
  return measured;
}

const measured = SIZES.map(measure);
const growth = measured.slice(1).map(({ services, median }, at) => {
  const less = measured[at];
  const times = services / (less?.services ?? services);
  return {
    from: less?.services,
    to: services,
    times: round(median / (less?.median ?? median)),
    /** What n log n would be. */
    atMost: round((times * Math.log(services)) / Math.log(less?.services ?? services)),
  };
});
const sizes = Object.fromEntries(
  measured.map(({ services, series, seconds, isFound }) => [services, { series, seconds, isFound }]),
);
process.stdout.write(`${JSON.stringify({ n: RUNS, sizes, growth })}\n`);
