import { existsSync } from "node:fs";
import { join } from "node:path";

import { codeOf, messageOf, Problem } from "../problem.mjs";
import { bundleCommand } from "../process/bundle-command.mjs";
import { keep } from "../process/keep.mjs";
import { PROJECT_ROOT } from "../root.mjs";

const BUNDLE = join("dist", "worker.js");
const PARENT_POLL_MS = 500;

/**
 * Works on what the database has queued until it is told to stop. Says clearly what is missing for that.
 * @param {NodeJS.ProcessEnv} env
 * @throws {Problem}
 */
export async function work(env) {
  await checkPlace(env["DATABASE_URL"], PROJECT_ROOT);
  console.log("Working. Stop with Ctrl-C.");
  const worker = keep(bundleCommand(BUNDLE), {
    signal: "TERM",
    cwd: PROJECT_ROOT,
    env: { ...env, NODE_ENV: "production" },
    output: "inherit",
  });
  const isStopped = onStop(() => void worker.stop());
  const { how } = await worker.exited;
  if (!isStopped()) throw new Problem(`The worker ended by itself (${how}).`);
}

/**
 * @param {string | undefined} url
 * @param {string} root
 * @throws {Problem} where a worker cannot work here, with what to do about it.
 */
export async function checkPlace(url, root) {
  if (!url)
    throw new Problem(
      "Set DATABASE_URL to the PostgreSQL of your Parallax. A worker needs nothing else:\n\n" +
        "  DATABASE_URL=postgresql://user:password@host:5432/parallax npm run worker",
    );
  if (!existsSync(join(root, "node_modules")))
    throw new Problem("The packages are not installed here. Run `npm ci` first.");
  if (!existsSync(join(root, BUNDLE)))
    throw new Problem("The worker is not built here. Run `npm run build` first.");
  const pending = await askPending(url, root);
  if (pending.length > 0)
    throw new Problem(
      `The database is older than this version, by ${pending.join(", ")}. Run \`node scripts/migrate.mjs\`, ` +
        "or bring this machine to the version of the others.",
    );
}

/**
 * @param {string} url
 * @param {string} root
 */
async function askPending(url, root) {
  // It needs packages, which may not have been there.
  const { pendingMigrations } = await import("../database/migrations.mjs");
  try {
    return await pendingMigrations({ url, folder: join(root, "prisma", "migrations") });
  } catch (error) {
    if (error instanceof Problem) throw error;
    const told = messageOf(error) || codeOf(error);
    throw new Problem(`The database of DATABASE_URL cannot be reached: ${told}`, { cause: error });
  }
}

/**
 * Ctrl-C and its kin, and the end of the `npm run` that started this: a signal to that one goes no further.
 * @param {() => void} stop
 */
function onStop(stop) {
  let isStopped = false;
  const once = () => {
    if (isStopped) return;
    isStopped = true;
    stop();
  };
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, once);
  const parent = process.ppid;
  if (process.env["npm_lifecycle_event"])
    setInterval(() => process.ppid !== parent && once(), PARENT_POLL_MS).unref();
  return () => isStopped;
}
