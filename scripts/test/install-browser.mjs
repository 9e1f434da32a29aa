import { Problem } from "../problem.mjs";
import { run } from "../process/run.mjs";
import { findBrowser } from "./browser.mjs";

/**
 * A browser that starts: one that is there, else Debian's through apt where this is root, else Playwright's download.
 * @param {string} root
 * @returns {Promise<string>} its path.
 * @throws {Problem} where there is none and none can be had.
 */
export async function ensureBrowser(root) {
  for (const install of [() => Promise.resolve(), installFromDebian, () => download(root)]) {
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

async function installFromDebian() {
  if (process.getuid?.() !== 0) return;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const updated = await run(["apt-get", "update"], { env });
  if (updated.code !== 0) return;
  await run(["apt-get", "install", "--yes", "--no-install-recommends", "chromium"], { env });
}

/** @param {string} root */
async function download(root) {
  await run([process.execPath, "node_modules/@playwright/test/cli.js", "install", "chromium"], { cwd: root });
}
