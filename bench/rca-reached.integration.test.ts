import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";

import { PROJECT_ROOT } from "@/scripts/root.mjs";

import reached from "./rca/reached.json" with { type: "json" };

const CASES = resolve(PROJECT_ROOT, process.env["PARALLAX_CASES"] ?? "../shared/cases");
const ALL_CASES_MS = 1_200_000;

const figures = z.object({ ac1: z.number(), ac3: z.number() });
/** Figures by set, of so many cases of each; null for all. */
const guarded = z.object({ cases: z.number().nullable(), sets: z.record(z.string(), figures) });
const score = z.object({ sets: z.array(z.object({ set: z.string(), services: figures })) });

/** PARALLAX_CASES_ALL=1 guards the figures over all cases, which takes minutes. */
const GUARDED = guarded.parse(process.env["PARALLAX_CASES_ALL"] === "1" ? reached.all : reached.firstOfEach);

async function figuresNow(folder: string): Promise<[set: string, z.infer<typeof figures>][]> {
  const first = GUARDED.cases === null ? [] : ["--first", String(GUARDED.cases)];
  const options = ["--cases", CASES, ...first, "--score", "--json", "--out", join(folder, "lines.jsonl")];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "bench/rca.ts", ...options],
    { cwd: PROJECT_ROOT },
  );
  return score.parse(JSON.parse(stdout)).sets.map(({ set, services }) => [set, services]);
}

describe.skipIf(!existsSync(CASES))(
  "the figures reached on recorded cases (skipped where there is no folder of them: PARALLAX_CASES)",
  () => {
    let folder = "";
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "parallax-reached-"));
    });
    afterAll(() => rm(folder, { recursive: true }));

    it(
      "are reached again",
      async () => {
        const now = new Map(await figuresNow(folder));
        const least = Object.entries(GUARDED.sets).filter(([set]) => existsSync(join(CASES, set)));
        const fallen = least.filter(([set, { ac1, ac3 }]) => {
          const own = now.get(set);
          return own === undefined || own.ac1 < ac1 || own.ac3 < ac3;
        });
        expect(fallen.map(([set, before]) => ({ set, before, now: now.get(set) }))).toEqual([]);
      },
      ALL_CASES_MS,
    );
  },
);
