import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { dirname, join } from "node:path";

import { sharedHome } from "../database/home.mjs";
import { codeOf, messageOf, Problem } from "../problem.mjs";

const SECRET_BYTES = 48;
/** A log beyond this is put aside at the next start, and the one before it goes. */
const LOG_LIMIT_BYTES = 20_000_000;

/**
 * Makes the directory where there is none, and makes sure it can be used.
 * @param {string} path absolute.
 * @throws {Problem}
 */
export function openDataDirectory(path) {
  try {
    makeFolder(join(path, "logs"));
    const probe = join(path, `probe-${process.pid}`);
    writeFileSync(probe, "1");
    rmSync(probe);
  } catch (error) {
    throw new Problem(directoryAdvice(error, path, userInfo().username), { cause: error });
  }
}

/**
 * Node's own recursive mkdir never returns where a parent refuses with "no such file", as /proc does.
 * @param {string} path
 */
function makeFolder(path) {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

/**
 * @param {unknown} error
 * @param {string} path
 * @param {string} user
 */
export function directoryAdvice(error, path, user) {
  const elsewhere = "or choose another with --data-dir.";
  switch (codeOf(error)) {
    case "EACCES":
    case "EPERM":
      return `The data directory ${path} cannot be read and written by ${user}: run \`chown -R ${user} ${path}\` as its owner or root, ${elsewhere}`;
    case "EROFS":
      return `The data directory ${path} is on a read-only disk: make it writable, ${elsewhere}`;
    case "EEXIST":
    case "ENOTDIR":
      return `The data directory ${path} is not a directory: move that file away, ${elsewhere}`;
    case "ENOSPC":
      return `The disk of ${path} is full: free some space and start again, ${elsewhere}`;
    default:
      return `The data directory ${path} cannot be used (${messageOf(error)}): mend that, ${elsewhere}`;
  }
}

/**
 * The key that signs sessions: made once, readable by this user alone. Whoever has it can sign in as anyone.
 * @param {string} dataDirectory
 */
export function readSecret(dataDirectory) {
  const file = join(dataDirectory, "secret");
  try {
    if (!existsSync(file)) {
      const draft = `${file}.new`;
      writeFileSync(draft, randomBytes(SECRET_BYTES).toString("base64url"), { mode: 0o600 });
      renameSync(draft, file);
    }
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    throw new Problem(directoryAdvice(error, file, userInfo().username), { cause: error });
  }
}

/**
 * The file a service logs to.
 * @param {string} dataDirectory
 * @param {string} service
 */
export function logFile(dataDirectory, service) {
  const file = join(dataDirectory, "logs", `${service}.log`);
  if (existsSync(file) && statSync(file).size > LOG_LIMIT_BYTES) renameSync(file, `${file}.old`);
  return file;
}

/** @param {string} dataDirectory */
export function databaseDirectory(dataDirectory) {
  return join(dataDirectory, "postgres");
}

/**
 * Deletes the embedded database, and only what Parallax itself put there.
 * @param {string} dataDirectory
 */
export function deleteData(dataDirectory) {
  const database = databaseDirectory(dataDirectory);
  for (const path of [database, sharedHome(database), join(dataDirectory, "secret")])
    rmSync(path, { recursive: true, force: true });
}
