/** `npm run --silent bench:shop-cases -- --out DIR`: recorded cases of the simulated shop. See bench/README.md. */
import { join } from "node:path";
import { parseArgs } from "node:util";

import { createDice } from "./frame/dice";
import { plannedFaults } from "./shop-cases/plans";
import { recordCase } from "./shop-cases/record-case";

const { values } = parseArgs({
  options: { out: { type: "string" }, seed: { type: "string", default: "1" }, most: { type: "string" } },
});
if (values.out === undefined) throw new Error("npm run bench:shop-cases -- --out DIR [--seed 1] [--most 30]");

/** A Tuesday morning. */
const START_MS = Date.UTC(2026, 2, 3, 9);
const DAY_MS = 86_400_000;

const dice = createDice(Number(values.seed));
const planned = plannedFaults(dice).slice(0, values.most === undefined ? undefined : Number(values.most));
for (const [place, fault] of planned.entries()) {
  const startMs = START_MS + Math.floor(dice() * 7 * DAY_MS);
  const folder = join(values.out, "shop", `recorded-${String(place + 1).padStart(3, "0")}`);
  await recordCase({ folder, fault, seed: Math.floor(dice() * 1_000_000), startMs, dice });
  process.stderr.write(`${folder}\n`);
}
