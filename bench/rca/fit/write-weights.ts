import { readFile, writeFile } from "node:fs/promises";

import * as z from "zod";

import type { Weights } from "./fit-cases";

/** Of the file, what the fit does not touch stays as it is. */
const file = z.looseObject({
  tests: z.record(z.string(), z.object({ prior: z.number(), weight: z.number() })),
});

/** Puts fitted weights into the engine's data file, rounded to hundredths; tests that no case has seen stay. */
export async function writeWeights(path: URL, weights: Weights): Promise<void> {
  const known = file.parse(JSON.parse(await readFile(path, "utf8")));
  const { tests, something, temperature } = weights;
  const fitted = Object.entries(tests).map(
    ([test, { prior, weight }]) => [test, { prior, weight: hundredths(weight) }] as const,
  );
  const all = Object.entries({ ...known.tests, ...Object.fromEntries(fitted) });
  const next = {
    ...known,
    tests: Object.fromEntries(all.sort(([one], [other]) => (one < other ? -1 : 1))),
    something: { least: hundredths(something.least), temperature: hundredths(something.temperature) },
    temperature: hundredths(temperature),
  };
  await writeFile(path, `${JSON.stringify(next, null, 2)}\n`);
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
