/** `npm run bench:frame-cases -- --json`: frames of all recorded cases. The folder is PARALLAX_CASES. See bench/README.md. */
import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";

import { buildFrame } from "@/lib/telemetry/build-frame";
import { PROJECT_ROOT } from "@/scripts/root.mjs";

import { caseFolders, readCase } from "./cases/read-case";
import { spread } from "./log/spread";

const CASES = resolve(PROJECT_ROOT, process.env["PARALLAX_CASES"] ?? "../shared/cases");

async function secondsOf<Result>(task: () => Result): Promise<[Awaited<Result>, number]> {
  const before = performance.now();
  const result = await task();
  return [result, (performance.now() - before) / 1_000];
}

async function measure(set: string) {
  const [reading, framing]: [number[], number[]] = [[], []];
  for (const folder of await caseFolders(join(CASES, set))) {
    const [{ signals, baseline }, readSeconds] = await secondsOf(() => readCase(folder));
    const [, frameSeconds] = await secondsOf(() => [signals, baseline].map((own) => own && buildFrame(own)));
    reading.push(readSeconds);
    framing.push(frameSeconds);
  }
  return { set, reading, framing };
}

const sets: Awaited<ReturnType<typeof measure>>[] = [];
for (const entry of await readdir(CASES, { withFileTypes: true }))
  if (entry.isDirectory()) sets.push(await measure(entry.name));

const bySet = Object.fromEntries(
  sets.map(({ set, reading, framing }) => [
    set,
    { n: framing.length, readSeconds: spread(reading), frameSeconds: spread(framing) },
  ]),
);
const frameSeconds = spread(sets.flatMap(({ framing }) => framing));
process.stdout.write(
  `${JSON.stringify({ n: sets.reduce((n, { framing }) => n + framing.length, 0), frameSeconds, bySet })}\n`,
);
