/** `npm run --silent bench:rca-fit-changes -- --cases DIR`: weights of changes, fitted. See bench/README.md. */
import { parseArgs } from "node:util";

import weights from "@/lib/analysis/weights.json" with { type: "json" };

import { analysisInput } from "./cases/analysis-input";
import { findCases } from "./cases/find-cases";
import { readCase } from "./cases/read-case";
import { type ChangeCase, changeHypotheses } from "./rca/fit/change-cases";
import { fitChanges } from "./rca/fit/fit-changes";
import { readTruth } from "./rca/score/truth";

const { values } = parseArgs({
  options: { cases: { type: "string" }, penalty: { type: "string", default: "10" } },
});
if (values.cases === undefined)
  throw new Error("npm run bench:rca-fit-changes -- --cases DIR [--penalty 10]");

const cases: ChangeCase[] = [];
for (const found of await findCases(values.cases)) {
  const answer = await readTruth(found, null);
  if (!answer.ok || answer.truth.change === null) continue;
  const { input, called } = analysisInput(await readCase(found.folder));
  if (input.changes.length === 0) continue;
  const hypotheses = changeHypotheses(input, answer.truth.change, called);
  cases.push({ case: found.case, set: found.set, hypotheses });
}
process.stdout.write(
  `${JSON.stringify(fitChanges(cases, weights.change, Number(values.penalty)), null, 2)}\n`,
);
