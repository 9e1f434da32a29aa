/** `npm run --silent bench:rca-fit -- --cases DIR`: weights, fitted to recorded incidents. See bench/README.md. */
import { parseArgs } from "node:util";

import { findCases } from "./cases/find-cases";
import { judgeAll } from "./rca/case-pool";
import type { WeighedCase } from "./rca/fit/fit-set";
import { leaveOneOut } from "./rca/fit/leave-one-out";
import { systemOf } from "./rca/fit/system";
import type { JudgedCase } from "./rca/judge-case";
import { readTruth } from "./rca/score/truth";

const { values } = parseArgs({
  options: {
    cases: { type: "string" },
    jobs: { type: "string", default: "1" },
    penalty: { type: "string", default: "1" },
  },
});
if (values.cases === undefined)
  throw new Error("npm run bench:rca-fit -- --cases DIR [--penalty 1] [--jobs 1]");

const found = await findCases(values.cases);
const judged: { own: (typeof found)[number]; judged: JudgedCase }[] = [];
await judgeAll({
  cases: found,
  jobs: Number(values.jobs),
  wanted: { quiet: true, hypotheses: true },
  each: (answered) => {
    const own = found[answered.place];
    if (own === undefined) return;
    if (answered.ok) judged.push({ own, judged: answered.judged });
    else process.stderr.write(`${own.case}: ${answered.problem}\n`);
  },
});

const weighed: WeighedCase[] = [];
for (const { own, judged: all } of judged) {
  const system = await systemOf(own);
  const answer = await readTruth(own, null);
  if (!answer.ok) {
    process.stderr.write(`${own.case}: ${answer.problem}\n`);
    continue;
  }
  const { services: right } = answer.truth;
  weighed.push({ case: own.case, set: own.set, system, hypotheses: all.hypotheses, right });
  for (const { line, hypotheses } of all.quiet)
    weighed.push({ case: line.case, set: `${own.set} fault-free`, system, hypotheses, right: [] });
}
process.stdout.write(`${JSON.stringify(leaveOneOut(weighed, Number(values.penalty)), null, 2)}\n`);
