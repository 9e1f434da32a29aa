import { parseArgs } from "node:util";

const HELP = `npm run --silent bench:rca -- --cases DIR [options]

Judges recorded cases without looking at their answers: one line of JSON each.

  --cases DIR     a folder of sets, a set, or a case
  --out FILE      where the lines go (standard output)
  --score         afterwards compares them with the answers, and cuts fault-free windows from the recordings
  --truth DIR     where answers lie as NAME.json (by default each is the truth.json of its case)
  --misses        with --score: a line for each case that was answered wrongly
  --json          the score as one line of JSON rather than as a table
  --first N       only the first N cases of each set
  --jobs N        how many processes share the work (1)
`;

export type RcaOptions = {
  cases: string;
  out: string | null;
  score: boolean;
  truth: string | null;
  misses: boolean;
  json: boolean;
  /** Cases of each set; Infinity for all. */
  first: number;
  jobs: number;
};

const MOST_JOBS = 64;

/** Reads the command line; a problem is a sentence for whoever typed it. */
export function parseRcaOptions(
  argv: readonly string[],
): { ok: true; value: RcaOptions } | { ok: false; problem: string } {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        cases: { type: "string" },
        out: { type: "string" },
        score: { type: "boolean", default: false },
        truth: { type: "string" },
        misses: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        first: { type: "string" },
        jobs: { type: "string", default: "1" },
      },
    });
    const jobs = Number(values.jobs);
    const first = Number(values.first ?? Number.POSITIVE_INFINITY);
    if (values.cases === undefined) return { ok: false, problem: HELP };
    if (!Number.isInteger(jobs) || jobs < 1 || jobs > MOST_JOBS)
      return { ok: false, problem: `--jobs takes a number from 1 to ${MOST_JOBS}.` };
    if (!(first >= 1)) return { ok: false, problem: "--first takes a number from 1." };
    const { cases, out = null, score, truth = null, misses, json } = values;
    return { ok: true, value: { cases, out, score, truth, misses, json, first, jobs } };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
}
