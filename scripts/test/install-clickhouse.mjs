import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

import { npmCommand } from "../install/dependencies.mjs";
import { Problem } from "../problem.mjs";
import { run } from "../process/run.mjs";

/** ClickHouse's engine as a library: 26.7. Half a gigabyte, so none of the project's own dependencies. */
const PACKAGE = "chdb@3.4.0";

/**
 * The engine for the tests of ClickHouse, in a folder of the user's cache that the next run finds again.
 * @param {NodeJS.ProcessEnv} env `PARALLAX_CHDB` names a folder that has it already.
 * @returns {Promise<string>} a folder with chdb in its node_modules.
 * @throws {Problem} where it cannot be had.
 */
export async function ensureClickhouse(env) {
  if (env["PARALLAX_CHDB"]) return env["PARALLAX_CHDB"];
  const cache = env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  const folder = join(cache, "parallax", PACKAGE);
  const complete = join(folder, "complete");
  if (existsSync(complete)) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true }));
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--save-exact"];
  const { code, output } = await run([...npmCommand(env), "install", ...flags, PACKAGE], {
    cwd: folder,
    signal: "KILL",
  });
  if (code !== 0) throw new Problem(`ClickHouse's engine (${PACKAGE}) could not be installed:\n${output}`);
  writeFileSync(complete, "");
  return folder;
}
