import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { leavingUntouched } from "../build/untouched.mjs";
import { run } from "../process/run.mjs";
import { countPlaywright, countVitest, withoutBlindSpots } from "./results.mjs";

/** @typedef {import("./results.mjs").Outcome} Outcome */
/** @typedef {import("./prepare.mjs").Need} Need */
/** @typedef {{ name: string, needs: Need[], test: (root: string) => Promise<Outcome> }} Part */

/** Guards against what hangs; a busy machine takes long. */
const LIMIT_MS = 1_800_000;
const BIN = "node_modules/.bin";
/** The folders and files whose imports have rules. */
const BOUNDED = ["app", "components", "lib", "worker", "world", "server.ts", "proxy.ts"];

/** @type {readonly Part[]} in the order they run: what is quick and says most, first. */
export const PARTS = [
  { name: "format", needs: ["dependencies"], test: checks([`${BIN}/oxfmt`, "--check", "."]) },
  {
    name: "lint",
    needs: ["dependencies", "client"],
    test: checks([`${BIN}/oxlint`, "--type-aware", "--deny-warnings"]),
  },
  { name: "boundaries", needs: ["dependencies", "client"], test: testBoundaries },
  { name: "types", needs: ["dependencies", "client"], test: testTypes },
  { name: "dead-code", needs: ["dependencies", "client"], test: checks([`${BIN}/knip`, "--no-progress"]) },
  { name: "unit", needs: ["dependencies", "client"], test: vitest("unit", "components") },
  {
    name: "integration",
    // A browser, for what is printed.
    needs: ["dependencies", "client", "build", "backends", "browser"],
    test: vitest("integration"),
  },
  { name: "e2e", needs: ["dependencies", "client", "build", "browser"], test: testStories },
];

/**
 * Commands that each count as one check.
 * @param {readonly string[][]} commands
 * @returns {Part["test"]}
 */
function checks(...commands) {
  return async (root) => {
    const outcome = { passed: 0, failed: 0, skipped: 0, output: "" };
    for (const command of commands) {
      const { code, output } = await run(command, { cwd: root, env: toolEnvironment(), limitMs: LIMIT_MS });
      outcome[code === 0 ? "passed" : "failed"] += 1;
      if (code !== 0) outcome.output += output;
    }
    return outcome;
  };
}

/** @param {string} root */
function testBoundaries(root) {
  const paths = BOUNDED.filter((path) => existsSync(join(root, path)));
  return checks(
    [`${BIN}/depcruise`, "--config", ".dependency-cruiser.cjs", ...paths],
    [process.execPath, "scripts/boundaries/canary.mjs"],
  )(root);
}

/** @param {string} root */
async function testTypes(root) {
  // The types of pages and routes that the next check needs.
  const generated = await leavingUntouched(join(root, "tsconfig.json"), () =>
    run([`${BIN}/next`, "typegen"], { cwd: root, env: toolEnvironment(), limitMs: LIMIT_MS }),
  );
  if (generated.code !== 0) return { passed: 0, failed: 1, skipped: 0, output: generated.output };
  return checks([`${BIN}/tsc`, "--noEmit"], [`${BIN}/tsc`, "--project", "scripts"])(root);
}

/**
 * @param {readonly string[]} projects of vitest.config.ts.
 * @returns {Part["test"]}
 */
function vitest(...projects) {
  return (root) =>
    withReport(async (file) => {
      const command = [
        `${BIN}/vitest`,
        "run",
        "--reporter=dot",
        "--reporter=json",
        `--outputFile.json=${file}`,
      ];
      const { code, output } = await run([...command, ...projects.flatMap((name) => ["--project", name])], {
        cwd: root,
        env: toolEnvironment(),
        limitMs: LIMIT_MS,
      });
      return withoutBlindSpots({ ...count(file, countVitest), output }, code);
    });
}

/** @param {string} root */
function testStories(root) {
  return withReport(async (file) => {
    const { code, output } = await run([`${BIN}/playwright`, "test", "--reporter=list,json"], {
      cwd: root,
      env: { ...toolEnvironment("FORCE_COLOR", "0"), PLAYWRIGHT_JSON_OUTPUT_FILE: file },
      limitMs: LIMIT_MS,
    });
    return withoutBlindSpots({ ...count(file, countPlaywright), output }, code);
  });
}

/**
 * @template Report
 * @param {string} file a JSON report; missing where the tool failed before it began.
 * @param {(report: Report) => Omit<Outcome, "output">} counter
 */
function count(file, counter) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  return counter(JSON.parse(readFileSync(file, "utf8")));
}

/**
 * @param {(file: string) => Promise<Outcome>} test
 * @returns {Promise<Outcome>}
 */
async function withReport(test) {
  const folder = mkdtempSync(join(tmpdir(), "parallax-report-"));
  try {
    return await test(join(folder, "report.json"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Colour only where somebody sees it.
 * @param {"NO_COLOR" | "FORCE_COLOR"} plain what tells the tool to leave it out: where a tool sets the one for its
 * children, Node warns of the other.
 * @param {string} value
 */
function toolEnvironment(plain = "NO_COLOR", value = "1") {
  const colour = process.stdout.isTTY ? { FORCE_COLOR: "1" } : { [plain]: value };
  return { ...process.env, ...colour, NEXT_TELEMETRY_DISABLED: "1" };
}
