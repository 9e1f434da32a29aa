import { join } from "node:path";

import { build } from "esbuild";

import type { StoreEntries } from "@/lib/store/telemetry/telemetry-store";
import { PROJECT_ROOT } from "@/scripts/root.mjs";

/**
 * Bundles what keeps and measures telemetry as it ships, a process and its threads; gives its entry, and those of the
 * store's threads. Within the project, where their packages are found.
 */
export async function bundleTelemetry(): Promise<{ store: StoreEntries; telemetry: string }> {
  const outdir = join(PROJECT_ROOT, "dist", "bench");
  await build({
    absWorkingDir: PROJECT_ROOT,
    entryPoints: {
      telemetry: "worker/telemetry.ts",
      "telemetry-store": "worker/telemetry-store.ts",
      "telemetry-decoder": "worker/telemetry-decoder.ts",
      frames: "worker/frames.ts",
    },
    outdir,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    logLevel: "error",
  });
  const bundle = (name: string) => join(outdir, `${name}.js`);
  return {
    store: { owner: bundle("telemetry-store"), decoder: bundle("telemetry-decoder") },
    telemetry: bundle("telemetry"),
  };
}
