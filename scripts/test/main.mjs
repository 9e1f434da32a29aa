import { Problem } from "../problem.mjs";
import { PROJECT_ROOT } from "../root.mjs";
import { createSteps } from "../up/steps.mjs";
import { PARTS } from "./parts.mjs";
import { createPreparation } from "./prepare.mjs";
import { sum, summarise } from "./results.mjs";

/** @typedef {import("./parts.mjs").Part} Part */
/** @typedef {import("./prepare.mjs").Need} Need */
/** @typedef {import("./results.mjs").Row} Row */

/**
 * `npm test`: the parts that are named, or all of them.
 * @param {readonly string[]} names
 * @returns {Promise<number>} the exit code.
 */
export async function runTests(names) {
  const parts = pickParts(names);
  const { stdout: screen } = process;
  const colour = screen.isTTY && !process.env["NO_COLOR"];
  const steps = createSteps({ screen, now: () => performance.now(), colour });
  const prepare = createPreparation(PROJECT_ROOT, steps);
  /** @type {Row[]} */
  const rows = [];
  for (const part of parts) rows.push(await runPart(part, prepare, steps));
  steps.line(`\n${summarise(rows)}`);
  return sum(rows, "failed") === 0 ? 0 : 1;
}

/**
 * @param {readonly string[]} names
 * @throws {Problem} for a part there is not.
 */
export function pickParts(names) {
  const known = PARTS.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Problem(`There is no part "${unknown}": the parts are ${known.join(", ")}.`);
  return names.length === 0 ? PARTS : PARTS.filter(({ name }) => names.includes(name));
}

/**
 * @param {Part} part
 * @param {ReturnType<typeof createPreparation>} prepare
 * @param {ReturnType<typeof createSteps>} steps
 * @returns {Promise<Row>}
 */
async function runPart({ name, needs, test }, prepare, steps) {
  const start = performance.now();
  const missing = await firstMissing(needs, prepare);
  const outcome =
    missing === undefined
      ? await steps.step(name, "running", async (report) => {
          const result = await test(PROJECT_ROOT);
          report(`${result.passed} passed, ${result.failed} failed`, result.failed === 0);
          return result;
        })
      : { passed: 0, failed: 1, skipped: 0, output: `${name} needs ${missing}, which failed: not run` };
  if (outcome.failed > 0) steps.line(`\n${outcome.output.trim()}\n`);
  return { name, outcome, ms: performance.now() - start };
}

/**
 * @param {readonly Need[]} needs
 * @param {ReturnType<typeof createPreparation>} prepare
 * @returns {Promise<Need | undefined>} the first that could not be made.
 */
async function firstMissing(needs, prepare) {
  for (const need of needs) if (!(await prepare(need))) return need;
  return undefined;
}
