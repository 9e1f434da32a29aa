import { join } from "node:path";

import { expect, it } from "vitest";

import { PROJECT_ROOT } from "@/scripts/root.mjs";

import { analysisInput } from "./analysis-input";
import { readCase } from "./read-case";

const inputOf = async (name: string) =>
  analysisInput(await readCase(join(PROJECT_ROOT, "samples/cases", name)));

it("gives an analysis the alarm, the changes and the frame of a recording", async () => {
  const { input, called } = await inputOf("amber");
  expect(input.alarm).toEqual({
    atUs: 1_790_075_880_000_000,
    service: "paymentservice",
    metric: "paymentservice_charge-error-rate-pct",
  });
  expect(input.baseline).toBeNull();
  expect(input.frame.callGraph.services).toContain("checkoutservice");
  expect(input.changes).toHaveLength(26);
  const deploys = input.changes.filter(({ kind }) => kind === "deploy");
  expect(deploys.map(({ services, atUs }) => [services, new Date(atUs / 1_000).toISOString()])).toEqual([
    [["paymentservice"], "2026-09-22T10:53:10.000Z"],
    [["paymentservice"], "2026-09-22T10:56:40.000Z"],
    [["frontend"], "2026-09-22T10:59:50.000Z"],
    [["paymentservice"], "2026-09-22T11:05:30.000Z"],
  ]);
  expect(called.size).toBe(26);
});

it("gives it what was recorded apart", async () => {
  const { input } = await inputOf("cedar");
  expect(input.baseline?.grid.endUs).toBeGreaterThan(input.frame.grid.endUs);
  expect(input.entryService).toBe("PetSite");
  expect(input.changes).toEqual([]);
});
