import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

import { Problem } from "../problem.mjs";
import { run } from "../process/run.mjs";
import { generateClient } from "./client.mjs";
import { dropLegacyPolyfill } from "./legacy-polyfill.mjs";
import { fingerprint } from "./sources.mjs";
import { freshness, readStamp, stamped } from "./stamp.mjs";
import { leavingUntouched } from "./untouched.mjs";

/** What runs outside Next: name in dist/ by source file. */
export const ENTRY_POINTS = {
  server: "server.ts",
  worker: "worker/main.ts",
  "seed-sample": "worker/seed-sample.ts",
  telemetry: "worker/telemetry.ts",
  "telemetry-store": "worker/telemetry-store.ts",
  "telemetry-decoder": "worker/telemetry-decoder.ts",
  frames: "worker/frames.ts",
  analysis: "worker/analysis.ts",
  world: "world/serve.ts",
};

/** @param {string} root */
export function buildFreshness(root) {
  const made = existsSync(join(root, ".next", "BUILD_ID")) && existsSync(join(root, "dist", "server.js"));
  const verdict = freshness(readStamp(stampFile(root)), fingerprint(root));
  return made || verdict === "cut off" ? verdict : "missing";
}

/**
 * Builds all of it: the client, the pages, the server and the worker. Until it has succeeded there is no valid stamp.
 * @param {string} root
 * @throws {Problem} with what the failing tool printed.
 */
export async function build(root) {
  await generateClient(root);
  await stamped(stampFile(root), fingerprint(root), async () => {
    await buildPages(root);
    await bundle(root);
  });
}

/** @param {string} root */
function buildPages(root) {
  return leavingUntouched(join(root, "tsconfig.json"), async () => {
    const { code, output } = await run([process.execPath, "node_modules/next/dist/bin/next", "build"], {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    });
    if (code !== 0) throw new Problem(`\`next build\` failed:\n${output.trim()}`);
    dropLegacyPolyfill(join(root, ".next"));
  });
}

/**
 * The bundles appear in dist/ together, once all of them are whole.
 * @param {string} root
 */
async function bundle(root) {
  const esbuild = await import("esbuild");
  const unfinished = join(root, "dist", "unfinished");
  rmSync(unfinished, { recursive: true, force: true });
  try {
    await esbuild.build({
      absWorkingDir: root,
      entryPoints: ENTRY_POINTS,
      outdir: unfinished,
      bundle: true,
      platform: "node",
      target: "node20",
      format: "esm",
      packages: "external",
      sourcemap: true,
      logLevel: "silent",
    });
  } catch (cause) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new Problem(`The server could not be bundled:\n${String(cause)}`, { cause });
  } finally {
    // Its service would live as long as this process, which \`up\` may be.
    await esbuild.stop();
  }
  const dist = join(root, "dist");
  for (const name of Object.keys(ENTRY_POINTS))
    for (const file of [`${name}.js.map`, `${name}.js`]) renameSync(join(unfinished, file), join(dist, file));
  rmSync(unfinished, { recursive: true });
}

/** @param {string} root */
function stampFile(root) {
  return join(root, "dist", "stamp.json");
}
