import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { expect, it } from "vitest";

import { writeWeights } from "./write-weights";

it("puts in what was fitted, and leaves what no case has seen and what is not fitted", async () => {
  const folder = await mkdtemp(join(tmpdir(), "weights-"));
  try {
    const path = join(folder, "weights.json");
    const before = {
      tests: { seen: { prior: 1, weight: 1 }, unseen: { prior: 0.5, weight: 0.5 } },
      something: { least: 3, temperature: 1 },
      noneOfThese: -1,
      temperature: 1,
      change: { none: 2.5 },
    };
    await writeFile(path, JSON.stringify(before));
    await writeWeights(pathToFileURL(path), {
      tests: { seen: { prior: 1, weight: 1.23456 }, fresh: { prior: 0.5, weight: 0.25 } },
      something: { least: 4.567, temperature: 1.234 },
      noneOfThese: -1,
      temperature: 1.119,
    });
    expect(JSON.parse(await readFile(path, "utf8"))).toEqual({
      ...before,
      tests: {
        fresh: { prior: 0.5, weight: 0.25 },
        seen: { prior: 1, weight: 1.23 },
        unseen: { prior: 0.5, weight: 0.5 },
      },
      something: { least: 4.57, temperature: 1.23 },
      temperature: 1.12,
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});
