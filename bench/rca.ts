/** `npm run --silent bench:rca -- --cases DIR`: recorded incidents, judged. See bench/README.md. */
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

import { findCases, firstOfEach } from "./cases/find-cases";
import { judgeAll } from "./rca/case-pool";
import type { JudgedCase } from "./rca/judge-case";
import { parseRcaOptions, type RcaOptions } from "./rca/options";
import { type ScoredCase, scoreOf } from "./rca/score/score";
import { missesText } from "./rca/score/misses";
import { scoreText } from "./rca/score/score-text";
import { readTruth } from "./rca/score/truth";

const say = (text: string) => void process.stderr.write(`${text}\n`);

async function main(options: RcaOptions): Promise<void> {
  const { cases: folder, out, score, truth, misses, json, jobs, first } = options;
  const cases = firstOfEach(await findCases(folder), first);
  if (cases.length === 0) throw new Error(`There is no case.json in ${folder}.`);
  if (out !== null) {
    mkdirSync(dirname(resolve(out)), { recursive: true });
    writeFileSync(out, "");
  }
  const write = (line: string) => (out === null ? process.stdout.write(line) : appendFileSync(out, line));
  const judged: { found: (typeof cases)[number]; judged: JudgedCase }[] = [];
  await judgeAll({
    cases,
    jobs,
    wanted: { quiet: score, suspects: false },
    each: (answered) => {
      const found = cases[answered.place];
      if (found === undefined) return;
      if (answered.ok) {
        judged.push({ found, judged: answered.judged });
        write(`${JSON.stringify(answered.judged.line)}\n`);
        return;
      }
      process.exitCode = 1;
      say(`${found.case}: ${answered.problem}`);
    },
  });
  if (!score) return;
  // Only now, with every case judged, are the answers opened.
  const scored: ScoredCase[] = [];
  for (const { found, judged: own } of judged) {
    const answer = await readTruth(found, truth);
    if (answer.ok) {
      const quiet = own.quiet.map(({ line }) => line);
      scored.push({ set: found.set, line: own.line, quiet, truth: answer.truth });
      continue;
    }
    process.exitCode = 1;
    say(`${found.case}: ${answer.problem}`);
  }
  if (misses) say(missesText(scored));
  const result = scoreOf(scored);
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : scoreText(result));
}

const typed = parseRcaOptions(process.argv.slice(2));
try {
  if (!typed.ok) throw new Error(typed.problem);
  await main(typed.value);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
