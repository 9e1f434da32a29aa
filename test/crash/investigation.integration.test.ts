import { expect, it } from "vitest";

import { recordedInput } from "../investigation-world";
import { crashInvestigations, type Victim } from "./investigation-crash";

/** More of them in `bench/investigation-crash.ts`: a worker that fell silent costs its job a quarter of a minute. */
const INVESTIGATIONS = 4;
const VICTIMS: readonly Victim[] = ["worker", "web", "database", "worker"];

const seed = Number(process.env["CRASH_SEED"] ?? Date.now() % 1_000_000);

it("ends every investigation with its verdict, each result once, whoever is killed on the way", async () => {
  const input = await recordedInput("cedar");
  const outcome = await crashInvestigations({
    input,
    investigations: INVESTIGATIONS,
    victims: VICTIMS,
    workers: 2,
    seed,
  });
  console.log(`seed ${seed}, ${JSON.stringify(outcome)}`);
  expect(outcome).toEqual({
    ended: INVESTIGATIONS,
    doubled: 0,
    different: 0,
    faults: 0,
    endedThemselves: [],
  });
});
