import { createServer } from "node:net";

/** Below the ephemeral range: a fixed port inside it is now and then taken by some outgoing connection. */
const FIRST_PORT = 20_000;
const PORT_COUNT = 12_000;
const ATTEMPTS = 100;

/**
 * A port that nobody listens on.
 * @param {{ seed: number, host?: string }} options the search starts at a place that `seed` (any integer >= 0) decides.
 */
export async function freePort({ seed, host = "127.0.0.1" }) {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = FIRST_PORT + ((seed + attempt) % PORT_COUNT);
    if (await isFree(port, host)) return port;
  }
  throw new Error(`no free port found among ${ATTEMPTS}`);
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
export async function isFree(port, host) {
  return (await listenError(port, host)) === undefined;
}

/**
 * What stands in the way of listening there: "EADDRINUSE", "EACCES", "ENOTFOUND"…, or nothing.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>}
 */
export function listenError(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve("code" in error ? String(error.code) : error.message));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
