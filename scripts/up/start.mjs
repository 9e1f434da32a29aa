import { join, relative } from "node:path";

import { build, buildFreshness } from "../build/build.mjs";
import { generateClient } from "../build/client.mjs";
import { installDependencies } from "../install/dependencies.mjs";
import { Problem } from "../problem.mjs";
import { run } from "../process/run.mjs";
import { databaseDirectory, logFile, readSecret } from "./data-directory.mjs";
import { explainFullDisk } from "./full-disk.mjs";
import { launch, launchWeb, serviceEnvironment } from "./services.mjs";
import { supervise } from "./supervise.mjs";

/** Server and worker finish what they hold within this, or are killed. */
const STOP_LIMIT_MS = 10_000;

/** @typedef {import("./options.mjs").UpOptions} UpOptions */

/**
 * What every step works with.
 * @typedef {object} Run
 * @property {string} root the project.
 * @property {UpOptions} options
 * @property {ReturnType<typeof import("./steps.mjs").createSteps>} steps
 * @property {(undo: () => Promise<void>) => void} defer takes what undoes a step.
 */

/**
 * Every step from a bare clone to a running Parallax, in order.
 * @param {Run} context
 */
export async function startAll(context) {
  const { root, options, steps } = context;
  await steps.step("Dependencies", "installing", async (report) => {
    const done = await explainFullDisk(root, () => installDependencies(root));
    if (done === "installed again") steps.note("The last install was cut off: installed again.");
    report(done);
  });
  await steps.step("Client", "generating", async (report) => {
    report(await explainFullDisk(root, () => generateClient(root)));
  });
  const databaseUrl = await startDatabase(context);
  await buildIfNeeded(context);
  const secret = process.env["PARALLAX_SECRET"] || readSecret(options.dataDirectory);
  const env = serviceEnvironment({ ...options, databaseUrl, secret }, process.env);
  const isNew = await seedSample(context, env);
  const replays = options.sample ?? isNew;
  await startServices(context, env, replays ? { ...env, PARALLAX_SAMPLE: "true" } : env);
  await welcome(context, { databaseUrl, replays });
}

/**
 * @param {Run} context
 * @returns {Promise<string>} its URL.
 */
async function startDatabase({ root, options: { databaseUrl, dataDirectory }, steps, defer }) {
  // Both need what was only just installed.
  const { runEmbeddedDatabase, useOwnDatabase } = await import("./database.mjs");
  const { migrate } = await import("../database/migrations.mjs");
  const { url, notes } = await steps.step("Database", "starting", async (report) => {
    const database =
      databaseUrl === undefined
        ? await explainFullDisk(dataDirectory, () =>
            runEmbeddedDatabase(databaseDirectory(dataDirectory), steps.note),
          )
        : await useOwnDatabase(databaseUrl);
    defer(database.stop);
    report(database.where);
    return database;
  });
  for (const note of notes) steps.note(note);
  await steps.step("Migrations", "applying", async (report) => {
    const { applied, edited } = await migrate({ url, folder: join(root, "prisma", "migrations") });
    for (const name of edited) steps.note(`The migration ${name} was edited after it was applied.`);
    report(applied.length === 0 ? "up to date" : `${applied.length} applied`);
  });
  return url;
}

/** @param {Run} context */
async function buildIfNeeded({ root, options, steps }) {
  await steps.step("Build", "building", async (report) => {
    const state = buildFreshness(root);
    if (state === "fresh") return report("up to date");
    if (!options.build) {
      if (state !== "stale")
        throw new Problem("There is no build to start: run `npm run up` without --no-build.");
      return report("older than the sources, as asked");
    }
    if (state === "cut off") steps.note("The last build was cut off: built again.");
    await explainFullDisk(root, () => build(root));
    return report(state === "stale" ? "built: sources changed" : "built");
  });
}

/**
 * A product that has its sample missing still works: this one failure stops nothing.
 * @param {Run} context
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<boolean>} whether the installation had none before.
 */
async function seedSample({ root, options, steps }, env) {
  if (options.sample === false) return false;
  return steps.step("Sample", "writing", async (report) => {
    const { code, output } = await run([process.execPath, "dist/seed-sample.js"], { cwd: root, env });
    if (code !== 0) steps.note(`The sample incident could not be written: ${lastLine(output)}`);
    report(code === 0 ? "sample incident is there" : "left out");
    return code === 0 && /^written$/m.test(output);
  });
}

/**
 * @param {Run} context
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.ProcessEnv} firstEnv of the first web server: one that has to be started again replays nothing.
 */
async function startServices({ root, options, steps, defer }, env, firstEnv) {
  const web = { root, bundle: "server.js", env, log: logFile(options.dataDirectory, "web") };
  const worker = { root, bundle: "worker.js", env, log: logFile(options.dataDirectory, "worker") };
  await steps.step("Web and worker", "starting", async (report) => {
    const supervised = [
      supervise({
        name: "The web server",
        first: await launchWeb({ ...web, env: firstEnv }, options),
        restart: (stopping) => launchWeb(web, options, stopping),
        say: steps.note,
        stopLimitMs: STOP_LIMIT_MS,
      }),
      supervise({
        name: "The worker",
        first: launch(worker),
        restart: () => Promise.resolve(launch(worker)),
        say: steps.note,
        stopLimitMs: STOP_LIMIT_MS,
      }),
    ];
    defer(async () => {
      await Promise.all(supervised.map(({ stop }) => stop()));
    });
    report(`answering on ${options.host} port ${options.port}`);
  });
}

/**
 * @param {Run} context
 * @param {{ databaseUrl: string, replays: boolean }} started
 */
async function welcome({ options: { origin, dataDirectory }, steps }, { databaseUrl, replays }) {
  const { createSignInLink } = await import("./sign-in-link.mjs");
  const { link, minutes } = await createSignInLink(databaseUrl, origin);
  const validity = minutes > 60 ? `${minutes / 60} hours` : `${minutes} minutes`;
  const logs = join(dataDirectory, "logs");
  const nearby = relative(process.cwd(), logs);
  const watch = replays
    ? `
  Watch      a sample incident opens by itself in a few seconds: its alert, its
             investigation, its cause. Others, and a shop to break: ${origin}/samples`
    : "";
  steps.line(`
  Open       ${origin}
  Sign in    ${link}
             as the owner, once, within ${validity}${watch}

  Logs are in ${nearby.startsWith("..") ? logs : nearby}. Ctrl-C stops everything.
`);
}

/** @param {string} text */
function lastLine(text) {
  return text.trim().split("\n").at(-1) ?? "";
}
