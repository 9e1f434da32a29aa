/** `npm run --silent bench:rca-fit -- --cases DIR`: weights, fitted to recorded incidents. See bench/README.md. */
import { parseArgs } from "node:util";

import weights from "@/lib/analysis/weights.json" with { type: "json" };

import { findCases } from "./cases/find-cases";
import { judgeAll } from "./rca/case-pool";
import type { UnweighedCase } from "./rca/fit/fit-cases";
import { leaveOneOut } from "./rca/fit/leave-one-out";
import { systemOf } from "./rca/fit/system";
import type { JudgedCase } from "./rca/judge-case";
import { writeWeights } from "./rca/fit/write-weights";
import { readTruth } from "./rca/score/truth";

const WEIGHTS = new URL("../lib/analysis/weights.json", import.meta.url);

const { values } = parseArgs({
  options: {
    cases: { type: "string", multiple: true },
    jobs: { type: "string", default: "1" },
    penalty: { type: "string", default: "23" },
    write: { type: "boolean", default: false },
  },
});
if (values.cases === undefined)
  throw new Error("npm run bench:rca-fit -- --cases DIR [--cases DIR] [--penalty 23] [--jobs 1] [--write]");

const found = (await Promise.all(values.cases.map(findCases))).flat();
const judged: { own: (typeof found)[number]; judged: JudgedCase }[] = [];
await judgeAll({
  cases: found,
  jobs: Number(values.jobs),
  wanted: { quiet: true, suspects: true },
  each: (answered) => {
    const own = found[answered.place];
    if (own === undefined) return;
    if (answered.ok) judged.push({ own, judged: answered.judged });
    else process.stderr.write(`${own.case}: ${answered.problem}\n`);
  },
});

const unweighed: UnweighedCase[] = [];
for (const { own, judged: all } of judged) {
  const system = await systemOf(own);
  const answer = await readTruth(own, null);
  if (!answer.ok) {
    process.stderr.write(`${own.case}: ${answer.problem}\n`);
    continue;
  }
  const { services: right } = answer.truth;
  unweighed.push({ case: own.case, set: own.set, system, suspects: all.suspects, right });
  for (const { line, suspects } of all.quiet)
    unweighed.push({ case: line.case, set: `${own.set} fault-free`, system, suspects, right: [] });
}
const fitted = leaveOneOut(unweighed, weights, Number(values.penalty));
process.stdout.write(`${JSON.stringify(fitted, null, 2)}\n`);
if (values.write) await writeWeights(WEIGHTS, fitted.weights);
