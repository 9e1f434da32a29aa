import { Problem } from "../problem.mjs";
import { run } from "../process/run.mjs";
import { findBrowser, HEADLESS_SHELL, installedBrowser } from "./browser.mjs";

/** Without a network apt would look for minutes. */
const LOOK_LIMIT_MS = 60_000;

/**
 * A browser that starts: the headless shell, which Debian has where this is root; else any that is there; else Debian's
 * Chromium; else Playwright's download.
 * @param {string} root
 * @returns {Promise<string>} its path.
 * @throws {Problem} where there is none and none can be had.
 */
export async function ensureBrowser(root) {
  const ways = [installHeadlessShell, () => installFromDebian("chromium"), () => download(root)];
  for (const install of ways) {
    await install();
    const path = await findBrowser(process.env);
    if (path !== undefined && (await starts(path))) return path;
  }
  throw new Problem(
    "There is no Chrome or Chromium here, and none could be installed: install one, or set CHROMIUM to its path.",
  );
}

/** Ubuntu's package, for one, is only a hint to install another. */
async function starts(/** @type {string} */ path) {
  return (await run([path, "--version"], { limitMs: 30_000 })).code === 0;
}

async function installHeadlessShell() {
  const installed = installedBrowser(process.env);
  if (process.env["CHROMIUM"] || installed?.endsWith(HEADLESS_SHELL)) return;
  await installFromDebian(HEADLESS_SHELL);
}

async function installFromDebian(/** @type {string} */ name) {
  if (process.getuid?.() !== 0) return;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const updated = await run(["apt-get", "update"], { env, limitMs: LOOK_LIMIT_MS });
  if (updated.code !== 0) return;
  await run(["apt-get", "install", "--yes", "--no-install-recommends", name], { env });
}

/** @param {string} root */
async function download(root) {
  await run([process.execPath, "node_modules/@playwright/test/cli.js", "install", "chromium"], { cwd: root });
}
