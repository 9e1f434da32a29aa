/**
 * Runs a command with DATABASE_URL set to a new, throwaway PostgreSQL:
 *   node scripts/with-database.mjs npx prisma migrate dev --name add-pins
 */
import { spawn } from "node:child_process";

import { startThrowaway } from "./database/throwaway.mjs";
import { messageOf, Problem } from "./problem.mjs";

const [file, ...args] = process.argv.slice(2);

try {
  if (file === undefined)
    throw new Problem("Say which command to run: node scripts/with-database.mjs COMMAND.");
  process.exitCode = await runWithDatabase(file, args);
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}

/**
 * @param {string} command
 * @param {string[]} parameters
 * @returns {Promise<number>} its exit code.
 */
async function runWithDatabase(command, parameters) {
  const server = await startThrowaway();
  try {
    const child = spawn(command, parameters, {
      stdio: "inherit",
      env: { ...process.env, DATABASE_URL: server.url },
    });
    return await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (code) => resolve(code ?? 1));
    });
  } finally {
    await server.stop();
  }
}
