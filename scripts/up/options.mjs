import { resolve } from "node:path";
import { parseArgs } from "node:util";

import { messageOf, Problem } from "../problem.mjs";

export const HELP = `npm run up -- [options]

Starts Parallax on this machine: installs, builds, and runs what it needs, and prints where it is.

  --port NUMBER     where it listens (3000, or PORT)
  --host ADDRESS    the address it listens on (127.0.0.1, or HOST); 0.0.0.0 for everyone on the network
  --data-dir PATH   where it keeps its data (.data, or PARALLAX_DATA_DIR)
  --sample          replay a sample incident again; a new installation does so by itself
  --no-sample       write and replay none
  --no-build        start the build that is there, even where sources changed
  --reset           delete the embedded database and everything in it, then start; asks first
  --yes             with --reset: do not ask
  --help            this text

DATABASE_URL         a PostgreSQL of yours: then none is started
PARALLAX_ORIGIN      the address people open, where it is not http://localhost:PORT
`;

/**
 * @typedef {object} UpOptions
 * @property {number} port
 * @property {string} host
 * @property {string} origin what people type into the browser.
 * @property {string} dataDirectory absolute.
 * @property {string | undefined} databaseUrl
 * @property {boolean | undefined} sample whether one is replayed; undefined: where the installation is new.
 * @property {boolean} build
 * @property {boolean} reset
 * @property {boolean} yes
 * @property {boolean} help
 */

const HIGHEST_PORT = 65_535;

/**
 * @param {readonly string[]} argv
 * @param {NodeJS.ProcessEnv} env
 * @param {string} root the project: what a relative data directory is relative to is the working folder.
 * @returns {UpOptions}
 * @throws {Problem} one sentence about the first thing that is wrong.
 */
export function parseUpOptions(argv, env, root) {
  const values = readArguments(argv);
  const port = parsePort(values.port ?? (env["PORT"] || "3000"));
  const host = values.host || env["HOST"] || "127.0.0.1";
  const databaseUrl = env["DATABASE_URL"] || undefined;
  const reset = values.reset ?? false;
  if (databaseUrl !== undefined) checkDatabaseUrl(databaseUrl);
  if (reset && databaseUrl !== undefined)
    throw new Problem(
      "--reset deletes only the embedded database, and DATABASE_URL names another: unset DATABASE_URL, or empty that database yourself.",
    );
  const dataDirectory = values["data-dir"] ?? env["PARALLAX_DATA_DIR"];
  return {
    port,
    host,
    origin: parseOrigin(env["PARALLAX_ORIGIN"]) ?? originFor(host, port),
    dataDirectory: dataDirectory ? resolve(dataDirectory) : resolve(root, ".data"),
    databaseUrl,
    sample: values["no-sample"] === true ? false : values.sample,
    build: !(values["no-build"] ?? false),
    reset,
    yes: values.yes ?? false,
    help: values.help ?? false,
  };
}

/** @param {readonly string[]} argv */
function readArguments(argv) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        port: { type: "string" },
        host: { type: "string" },
        "data-dir": { type: "string" },
        sample: { type: "boolean" },
        "no-sample": { type: "boolean" },
        "no-build": { type: "boolean" },
        reset: { type: "boolean" },
        yes: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (cause) {
    throw new Problem(`${firstSentence(messageOf(cause))}: \`npm run up -- --help\` lists the options.`, {
      cause,
    });
  }
}

/** @param {string} message */
function firstSentence(message) {
  return message.split(/\.\s|\n/)[0]?.replace(/\.$/, "") ?? message;
}

/** @param {string} text */
function parsePort(text) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= HIGHEST_PORT) return port;
  throw new Problem(`"${text}" is not a port: give a number from 1 to ${HIGHEST_PORT}.`);
}

/** @param {string} url */
function checkDatabaseUrl(url) {
  if (URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol)) return;
  throw new Problem(
    "DATABASE_URL is not a PostgreSQL address: it looks like postgresql://user:password@host:5432/database.",
  );
}

/** @param {string | undefined} text */
function parseOrigin(text) {
  if (!text) return undefined;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text).origin;
  throw new Problem("PARALLAX_ORIGIN is not a web address: it looks like https://parallax.example.org.");
}

/**
 * @param {string} host
 * @param {number} port
 */
function originFor(host, port) {
  const everywhere = ["127.0.0.1", "0.0.0.0", "::", "::1", "localhost"];
  const name = everywhere.includes(host) ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return new URL(`http://${name}:${port}`).origin;
}
