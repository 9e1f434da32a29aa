import { readFileSync } from "node:fs";

import { nodeVersionAdvice } from "./install/node-version.mjs";

/**
 * Runs a command's main module. Says in one sentence where this Node is too old for it (an old one would only show a
 * syntax error), and shows a problem without a stack. Reads on any Node that knows modules.
 * @param {() => Promise<number | void>} main gives an exit code where it is not 0.
 */
export function runCommand(main) {
  const { engines } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  const advice = nodeVersionAdvice(process.versions.node, engines.node);
  if (advice !== undefined) {
    console.error(advice);
    process.exitCode = 1;
    return;
  }
  main().then((code) => process.exit(code || 0), fail);
}

/** @param {unknown} error */
function fail(error) {
  const isProblem = error instanceof Error && error.name === "Problem";
  console.error(isProblem ? `\n${error.message}\n` : error);
  process.exit(1);
}
