/**
 * Runs a command with DATABASE_URL set to a new, throwaway PostgreSQL:
 *   node scripts/with-database.mjs npx prisma migrate dev --name add-pins
 */
import { spawn } from "node:child_process";

import { startThrowaway } from "./database/throwaway.mjs";
import { runCommand } from "./entry.mjs";
import { Problem } from "./problem.mjs";

runCommand(async () => {
  const [file, ...args] = process.argv.slice(2);
  if (file === undefined)
    throw new Problem("Say which command to run: node scripts/with-database.mjs COMMAND.");
  const server = await startThrowaway();
  try {
    return await runWith(server.url, file, args);
  } finally {
    await server.stop();
  }
});

/**
 * @param {string} url
 * @param {string} file
 * @param {string[]} args
 * @returns {Promise<number>} its exit code.
 */
function runWith(url, file, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: "inherit", env: { ...process.env, DATABASE_URL: url } });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
