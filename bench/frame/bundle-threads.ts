import { join } from "node:path";

import { build } from "esbuild";

import { PROJECT_ROOT } from "@/scripts/root.mjs";

/** Bundles the threads as they ship; gives their entries. Within the project, where their packages are found. */
export async function bundleThreads(): Promise<{ store: string; frames: string }> {
  const outdir = join(PROJECT_ROOT, "dist", "bench");
  await build({
    absWorkingDir: PROJECT_ROOT,
    entryPoints: { "telemetry-store": "worker/telemetry-store.ts", frames: "worker/frames.ts" },
    outdir,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    logLevel: "error",
  });
  return { store: join(outdir, "telemetry-store.js"), frames: join(outdir, "frames.js") };
}
