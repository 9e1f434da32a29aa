import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";

import { run } from "../process/run.mjs";

/** The metric backends that tests run against, and who speaks for one: command and Debian package alike. */
const BACKENDS = ["prometheus", "prometheus-alertmanager", "victoria-metrics"];
const INSTALL = ["apt-get", "install", "--yes", "--no-install-recommends"];

/**
 * Real backends, from Debian where this is root. Never fails: without them their tests are skipped.
 * @returns {Promise<string>} what came of it.
 */
export async function ensureBackends() {
  if (missing().length === 0) return "there";
  if (process.getuid?.() === 0) await installFromDebian();
  const left = missing();
  if (left.length === 0) return "installed";
  return `their tests are skipped; to run them: ${[...INSTALL, ...left].join(" ")}`;
}

async function installFromDebian() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const wanted = missing();
  const updated = await run(["apt-get", "update"], { env });
  if (updated.code !== 0) return;
  await run([...INSTALL, ...wanted], { env });
  // The packages start services of their own, on ports and with data that nobody asked for.
  if (existsSync("/run/systemd/system")) await run(["systemctl", "disable", "--now", ...wanted], { env });
}

function missing() {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return BACKENDS.filter((name) => !folders.some((folder) => isExecutable(join(folder, name))));
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
