import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, it } from "vitest";

import { analysisInput } from "../cases/analysis-input";
import { readCase } from "../cases/read-case";
import { recordCase } from "./record-case";

const START_MS = Date.UTC(2026, 2, 3, 9);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "shop-case-"));
});
afterAll(() => rm(folder, { recursive: true }));

it("records what a responder sees, and the answer apart", async () => {
  await recordCase({
    folder,
    fault: { kind: "errors", target: "catalogue", callee: null, via: "deploy", strength: 1 },
    seed: 4,
    startMs: START_MS,
    minutes: { before: 2, after: 1 },
    dice: () => 0.5,
  });
  const { input } = analysisInput(await readCase(folder));
  expect(input.frame.callGraph.services).toContain("catalogue");
  expect(input.frame.series.length).toBeGreaterThan(50);
  expect(input.frame.logs.some(({ severity }) => severity >= 17)).toBe(true);
  expect(input.alarm.atUs).toBeGreaterThan((START_MS + 120_000) * 1_000);
  const truth = JSON.parse(await readFile(join(folder, "truth.json"), "utf8"));
  expect(truth).toMatchObject({ services: ["catalogue"], faultKind: "errors", noCodeCause: false });
  expect(input.changes.map(({ id }) => id)).toContain(truth.change);
});
