import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { readScenario } from "./scenario";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "scenario-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function read(text: string) {
  const path = join(folder, "scenario.json");
  await writeFile(path, text);
  return readScenario(path);
}

describe("readScenario", () => {
  it("reads seed, rate and faults", async () => {
    expect(await read('{"seed": 7, "perSecond": 4, "faults": ["payments:cpu@+1m"]}')).toMatchObject({
      ok: true,
      value: { seed: 7, perSecond: 4, faults: [{ kind: "cpu", target: "payments", afterMs: 60_000 }] },
    });
    expect(await read("{}")).toEqual({ ok: true, value: { faults: [] } });
  });

  it.each(["", "[]", '{"seed": -1}', '{"faults": ["fire"]}', '{"truth": 1}'])("refuses %j", async (text) => {
    expect(await read(text)).toMatchObject({ ok: false });
  });

  it("refuses what is not there", async () => {
    expect(await readScenario(join(folder, "none.json"))).toMatchObject({ ok: false });
  });
});
