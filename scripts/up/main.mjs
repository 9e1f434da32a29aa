import { listenError } from "../database/free-port.mjs";
import { platformAdvice, thisMachine } from "../install/platform.mjs";
import { Problem } from "../problem.mjs";
import { PROJECT_ROOT } from "../root.mjs";
import { claim } from "./instance.mjs";
import { deleteData, openDataDirectory } from "./data-directory.mjs";
import { HELP, parseUpOptions } from "./options.mjs";
import { portAdvice } from "./port-advice.mjs";
import { confirmReset } from "./reset.mjs";
import { startAll } from "./start.mjs";
import { createSteps } from "./steps.mjs";

const PARENT_POLL_MS = 500;

/**
 * `npm run up`: runs until it is told to stop.
 * @param {readonly string[]} argv
 */
export async function up(argv) {
  const options = parseUpOptions(argv, process.env, PROJECT_ROOT);
  const { stdout: screen } = process;
  if (options.help) {
    screen.write(HELP);
    return;
  }
  const steps = createSteps({
    screen,
    now: () => performance.now(),
    colour: screen.isTTY && !process.env["NO_COLOR"],
  });
  const shutdown = createShutdown(steps);
  try {
    steps.line("\nParallax\n");
    checkPlatform(options.databaseUrl);
    if (options.reset && !(await askReset(options))) {
      steps.line("Nothing was deleted.");
      return;
    }
    openDataDirectory(options.dataDirectory);
    const instance = claim(options.dataDirectory, options.origin);
    shutdown.defer(() => Promise.resolve(instance.release()));
    if (instance.recovered) steps.note("The last start did not end cleanly: recovered from it.");
    const busy = await listenError(options.port, options.host);
    if (busy !== undefined) throw new Problem(portAdvice(busy, options));
    if (options.reset) {
      deleteData(options.dataDirectory);
      steps.note("Deleted the database: everything starts anew.");
    }
    await Promise.race([
      startAll({ root: PROJECT_ROOT, options, steps, defer: shutdown.defer }),
      shutdown.asked,
    ]);
    if (!shutdown.isAsked()) instance.announce();
    await shutdown.asked;
  } finally {
    await shutdown.run();
  }
}

/** @param {string | undefined} databaseUrl */
function checkPlatform(databaseUrl) {
  const advice = platformAdvice(thisMachine());
  const ownServer = databaseUrl !== undefined || process.env["PG_BIN_DIR"] !== undefined;
  if (advice !== undefined && (!ownServer || process.platform === "win32")) throw new Problem(advice);
}

/** @param {import("./options.mjs").UpOptions} options */
function askReset({ dataDirectory, yes }) {
  return confirmReset(dataDirectory, { yes, input: process.stdin, output: process.stdout });
}

/**
 * A signal to `npm run` ends the shell between npm and this process, and goes no further.
 * @param {() => void} then
 */
function onParentGone(then) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && then(), PARENT_POLL_MS).unref();
}

/**
 * Ctrl-C and its kin ask for the end; what was deferred is then undone, last first.
 * @param {ReturnType<typeof createSteps>} steps
 */
function createShutdown(steps) {
  /** @type {(() => Promise<void>)[]} */
  const deferred = [];
  let isAsked = false;
  /** @type {Promise<void>} */
  const asked = new Promise((resolve) => {
    const ask = () => {
      isAsked = true;
      resolve();
    };
    // These stay: npm passes on the Ctrl-C that the terminal sends too, and the second must not cut the end short.
    for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, ask);
    if (process.env["npm_lifecycle_event"]) onParentGone(ask);
  });
  return {
    asked,
    isAsked: () => isAsked,
    defer: (/** @type {() => Promise<void>} */ undo) => void deferred.push(undo),
    async run() {
      const started = performance.now();
      const stopsServices = deferred.length > 1;
      for (let undo = deferred.pop(); undo !== undefined; undo = deferred.pop()) await undo();
      if (isAsked)
        steps.line(
          stopsServices ? `\nStopped (${Math.round(performance.now() - started)} ms).` : "\nStopped.",
        );
    },
  };
}
