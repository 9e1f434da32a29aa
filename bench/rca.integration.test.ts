import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

import { PROJECT_ROOT } from "@/scripts/root.mjs";

import { type CaseLine, caseLine } from "./rca/case-line";

const SAMPLES = join(PROJECT_ROOT, "samples/cases");

type Run = { code: number; lines: CaseLine[]; said: string; complaints: string };

/** Runs the command as its reader would; a line that is no case's is what it said besides. */
async function run(...options: string[]): Promise<Run> {
  const command = [join(inject("bundles"), "rca.js"), ...options];
  const { code, stdout, stderr } = await promisify(execFile)(process.execPath, command, { cwd: PROJECT_ROOT })
    .then((done) => ({ code: 0, ...done }))
    .catch((failed: { code: number; stdout: string; stderr: string }) => failed);
  const rows = stdout.split("\n");
  const lines = rows.filter((row) => row.startsWith("{")).map((row) => caseLine.parse(JSON.parse(row)));
  return { code, lines, said: rows.filter((row) => !row.startsWith("{")).join("\n"), complaints: stderr };
}

/** What of the lines does not depend on the machine. */
const timeless = (lines: readonly CaseLine[]) =>
  lines.map((line) => Object.entries(line).filter(([key]) => !key.endsWith("Ms")));

describe("bench:rca", () => {
  let root = "";
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "parallax-rca-"));
    for (const name of ["amber", "birch", "cedar"]) {
      await cp(join(SAMPLES, name), join(root, "set", name), { recursive: true });
      // Whoever opened this for an answer would fail.
      await mkdir(join(root, "set", name, "truth.json"));
    }
    await mkdir(join(root, "set/broken"));
    await writeFile(join(root, "set/broken/case.json"), '{"files":');
  });
  afterAll(() => rm(root, { recursive: true }));

  it("judges each case without opening its answer, and goes on after one that is broken", async () => {
    const { code, lines, complaints } = await run("--cases", root);
    expect(code).toBe(1);
    expect(complaints.trim()).toMatch(/^set\/broken: .*JSON/u);
    expect(lines.map((line) => line.case)).toEqual(["set/amber", "set/birch", "set/cedar"]);
    for (const { ranked, changes, noChange } of lines) {
      const sums = ranked.reduce((sum, { probability }) => sum + probability, 0);
      expect(sums).toBeLessThanOrEqual(1 + 1e-9);
      expect(ranked.map(({ probability }) => probability)).toEqual(
        ranked.map(({ probability }) => probability).toSorted((one, other) => other - one),
      );
      const blamed = changes.reduce((sum, { probability }) => sum + probability, noChange);
      expect(blamed).toBeCloseTo(1, 6);
    }
    expect(lines[0]?.ranked[0]).toMatchObject({ service: "paymentservice", kind: "third_party" });
    expect(lines[0]?.changes).toHaveLength(26);
    expect(lines[2]?.ranked.length).toBeGreaterThan(40);
  });

  it("says the same in the same order, however many share the work", async () => {
    const out = join(root, "made/lines.jsonl");
    const [one, two] = [
      await run("--cases", SAMPLES),
      await run("--cases", SAMPLES, "--jobs", "3", "--out", out),
    ];
    expect([one.code, two.code, two.lines]).toEqual([0, 0, []]);
    const written = (await readFile(out, "utf8")).trim().split("\n");
    expect(timeless(written.map((row) => caseLine.parse(JSON.parse(row))))).toEqual(timeless(one.lines));
    expect(one.lines.map((line) => line.case)).toEqual(["amber", "birch", "cedar"]);
  });

  it("scores against answers that lie apart", async () => {
    const { code, said } = await run(
      "--cases",
      SAMPLES,
      "--score",
      "--truth",
      join(PROJECT_ROOT, "bench/truth"),
    );
    expect(code).toBe(0);
    expect(said).toMatch(/^cases +3 /mu);
    expect(said).toContain("fault-free windows:");
  });

  it("refuses a folder without cases", async () => {
    const { code, complaints } = await run("--cases", join(root, "set/amber/truth.json"));
    expect(code).toBe(1);
    expect(complaints).toContain("There is no case.json");
  });
});
