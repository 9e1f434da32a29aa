import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";

import { Problem } from "../problem.mjs";
import { run } from "../process/run.mjs";
import { fingerprint } from "./sources.mjs";
import { freshness, readStamp, stamped } from "./stamp.mjs";

const SCHEMA_INPUTS = ["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"];
const COMMAND = [process.execPath, "node_modules/prisma/build/index.js", "generate"];

/**
 * Generates the Prisma client where the schema changed since.
 * @param {string} root
 * @returns {Promise<"generated" | "up to date">}
 */
export async function generateClient(root) {
  // Not in the folder itself: Prisma refuses to write where it finds a file that is not its own.
  const stamp = join(root, "node_modules", ".parallax-client.json");
  const folder = join(root, "prisma", "generated");
  const isThere = existsSync(join(folder, "client.ts"));
  const print = fingerprint(root, SCHEMA_INPUTS);
  const state = freshness(readStamp(stamp), print);
  if (isThere && state === "fresh") return "up to date";
  if (!isThere || state === "cut off") rmSync(folder, { recursive: true, force: true });
  await stamped(stamp, print, async () => {
    const { code, output } = await run(COMMAND, { cwd: root });
    if (code !== 0) throw new Problem(`The Prisma client could not be generated:\n${output.trim()}`);
  });
  return "generated";
}
