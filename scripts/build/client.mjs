import { join } from "node:path";

import { Problem } from "../problem.mjs";
import { run } from "../process/run.mjs";
import { fingerprint } from "./sources.mjs";
import { freshness, readStamp, stamped } from "./stamp.mjs";

const SCHEMA_INPUTS = ["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"];

/**
 * Generates the Prisma client where the schema changed since.
 * @param {string} root
 * @returns {Promise<"generated" | "up to date">}
 */
export async function generateClient(root) {
  const file = join(root, "prisma", "generated", "stamp.json");
  const print = fingerprint(root, SCHEMA_INPUTS);
  if (freshness(readStamp(file), print) === "fresh") return "up to date";
  await stamped(file, print, async () => {
    const { code, output } = await run([process.execPath, "node_modules/prisma/build/index.js", "generate"], {
      cwd: root,
    });
    if (code !== 0) throw new Problem(`The Prisma client could not be generated:\n${output.trim()}`);
  });
  return "generated";
}
