import { readFile } from "node:fs/promises";

import { z } from "zod";

import { type FaultCommand, parseFaultCommand } from "../shop/fault-command";
import { type Parsed, parsed, refused } from "../shop/parsed";

const scenarioFile = z.strictObject({
  seed: z.int().min(0).optional(),
  perSecond: z.number().min(0.5).max(200).optional(),
  faults: z.array(z.string()).max(100).default([]),
});

export type Scenario = { seed?: number; perSecond?: number; faults: readonly FaultCommand[] };

/** Reads a scenario: `{"seed": 7, "perSecond": 8, "faults": ["payments:cpu@+120s/180s"]}`. */
export async function readScenario(path: string): Promise<Parsed<Scenario>> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    return refused(`The scenario cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const file = scenarioFile.safeParse(content);
  if (!file.success) return refused(`The scenario is not one: ${z.prettifyError(file.error)}`);
  const { seed, perSecond, faults: texts } = file.data;
  const faults: FaultCommand[] = [];
  for (const text of texts) {
    const fault = parseFaultCommand(text);
    if (!fault.ok) return fault;
    faults.push(fault.value);
  }
  return parsed({
    ...(seed !== undefined && { seed }),
    ...(perSecond !== undefined && { perSecond }),
    faults,
  });
}
