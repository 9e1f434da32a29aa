import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

import { Problem } from "../problem.mjs";
import { bundleCommand } from "../process/bundle-command.mjs";
import { keep } from "../process/keep.mjs";

/** @typedef {import("../process/keep.mjs").Kept} Kept */

const READY_LIMIT_MS = 120_000;
const POLL_MS = 100;

/**
 * What server and worker are told.
 * @typedef {object} ServiceSettings
 * @property {string} databaseUrl
 * @property {string} host
 * @property {number} port
 * @property {string} origin
 * @property {string} secret
 * @property {string} dataDirectory
 */

/**
 * @param {ServiceSettings} settings
 * @param {NodeJS.ProcessEnv} inherited
 * @returns {NodeJS.ProcessEnv}
 */
export function serviceEnvironment({ databaseUrl, host, port, origin, secret, dataDirectory }, inherited) {
  return {
    ...inherited,
    DATABASE_URL: databaseUrl,
    HOST: host,
    PORT: String(port),
    PARALLAX_ORIGIN: origin,
    PARALLAX_SECRET: secret,
    PARALLAX_DATA_DIR: dataDirectory,
    PARALLAX_BESIDE_WEB: "true",
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/**
 * @typedef {object} Service
 * @property {string} root the project.
 * @property {string} bundle the file in dist/.
 * @property {NodeJS.ProcessEnv} env
 * @property {string} log the file its output is added to.
 */

/**
 * Runs one of the bundles.
 * @param {Service} service
 * @returns {Kept}
 */
export function launch({ root, bundle, env, log }) {
  const output = openSync(log, "a", 0o640);
  try {
    return keep(bundleCommand(`dist/${bundle}`, { answersPeople: bundle === "server.js" }), {
      signal: "TERM",
      cwd: root,
      env,
      output,
    });
  } finally {
    closeSync(output);
  }
}

/**
 * Runs the web server, and gives it once it answers.
 * @param {Service} service
 * @param {{ host: string, port: number }} address
 * @param {AbortSignal} [stopping] gives up.
 * @returns {Promise<Kept>}
 * @throws {Problem} where it ends first, or never answers.
 */
export async function launchWeb(service, address, stopping) {
  const logged = sizeOf(service.log);
  const web = launch(service);
  const failure = await untilHealthy(`${baseUrl(address)}/api/health`, web.exited, stopping);
  if (failure === undefined) return web;
  await web.kill();
  throw new Problem(`The web server did not start (${failure}): ${lastLine(service.log, logged)}`);
}

/**
 * Where a server that listens on `host` answers on this machine.
 * @param {{ host: string, port: number }} address
 */
export function baseUrl({ host, port }) {
  const everywhere = host === "0.0.0.0" || host === "::";
  const name = everywhere ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/**
 * @param {string} url
 * @param {Kept["exited"]} exited
 * @param {AbortSignal | undefined} stopping
 * @returns {Promise<string | undefined>} why it will not come, where it will not.
 */
async function untilHealthy(url, exited, stopping) {
  const deadline = Date.now() + READY_LIMIT_MS;
  while (Date.now() < deadline) {
    if (stopping?.aborted) return "stopped";
    const healthy = await fetch(url).then(
      (response) => response.status === 200,
      () => false,
    );
    if (healthy) return undefined;
    const ended = await Promise.race([exited, sleep(POLL_MS)]);
    if (ended !== undefined) return ended.how;
  }
  return "no answer within two minutes";
}

/** @param {string} file */
function sizeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * What a service said last, for a message.
 * @param {string} file
 * @param {number} from bytes that were there before it started.
 */
function lastLine(file, from) {
  const lines = readFileSync(file).subarray(from).toString().trim().split("\n");
  const telling = lines.find((line) => /error/i.test(line)) ?? lines.at(-1) ?? "";
  return telling === "" ? `it said nothing, see ${file}.` : `${telling.trim()} (more in ${file})`;
}
