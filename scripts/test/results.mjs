/**
 * What came of a part of the tests.
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string} output what the tools printed.
 */

/**
 * @typedef {object} VitestReport the part of Vitest's JSON report that counts.
 * @property {{ status: string, assertionResults: { status: string }[] }[]} testResults
 */

/**
 * @typedef {object} PlaywrightReport the part of Playwright's JSON report that counts.
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 */

/**
 * @param {VitestReport} report
 * @returns {Omit<Outcome, "output">} a file that failed as a whole counts as one.
 */
export function countVitest({ testResults }) {
  const tests = testResults.flatMap((file) => file.assertionResults.map(({ status }) => status));
  const broken = testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every(({ status }) => status !== "failed"),
  );
  const passed = tests.filter((status) => status === "passed").length;
  const failed = tests.filter((status) => status === "failed").length;
  return { passed, failed: failed + broken.length, skipped: tests.length - passed - failed };
}

/**
 * @param {PlaywrightReport} report
 * @returns {Omit<Outcome, "output">} a test that passed only at a second try has failed.
 */
export function countPlaywright({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/**
 * A run with no test in it, and a tool that failed beside its tests, must not look well.
 * @param {Outcome} outcome
 * @param {number} code the tool's exit code.
 * @returns {Outcome}
 */
export function withoutBlindSpots(outcome, code) {
  if (outcome.failed > 0) return outcome;
  if (outcome.passed === 0) return { ...outcome, failed: 1, output: `${outcome.output}\nno test ran\n` };
  return code === 0 ? outcome : { ...outcome, failed: 1 };
}

/** @typedef {{ name: string, outcome: Outcome, ms: number }} Row */

const HEADINGS = ["part", "result", "passed", "failed", "time"];

/**
 * @param {readonly Row[]} rows
 * @returns {string} a table, and the totals as its last line.
 */
export function summarise(rows) {
  const cells = rows.map(({ name, outcome, ms }) => [
    name,
    resultOf(outcome),
    String(outcome.passed),
    String(outcome.failed),
    `${(ms / 1000).toFixed(1)} s`,
  ]);
  const table = [HEADINGS, ...cells];
  const widths = HEADINGS.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    row.map((cell, column) => align(cell, widths[column] ?? 0, column)).join("  "),
  );
  return `${lines.join("\n")}\n\n${sum(rows, "passed")} passed, ${sum(rows, "failed")} failed`;
}

/** @param {Outcome} outcome */
function resultOf({ failed, skipped }) {
  if (failed > 0) return "FAILED";
  return skipped > 0 ? `ok, ${skipped} skipped` : "ok";
}

/**
 * @param {string} cell
 * @param {number} width
 * @param {number} column
 */
function align(cell, width, column) {
  return column < 2 ? cell.padEnd(width) : cell.padStart(width);
}

/**
 * @param {readonly Row[]} rows
 * @param {"passed" | "failed"} what
 */
export function sum(rows, what) {
  return rows.reduce((total, { outcome }) => total + outcome[what], 0);
}
