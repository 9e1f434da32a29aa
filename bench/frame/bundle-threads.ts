import { join } from "node:path";

import { build } from "esbuild";

import type { StoreEntries } from "@/lib/store/telemetry/telemetry-store";
import { PROJECT_ROOT } from "@/scripts/root.mjs";

/** Bundles the threads as they ship; gives their entries. Within the project, where their packages are found. */
export async function bundleThreads(): Promise<{ store: StoreEntries; frames: string }> {
  const outdir = join(PROJECT_ROOT, "dist", "bench");
  await build({
    absWorkingDir: PROJECT_ROOT,
    entryPoints: {
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
    frames: bundle("frames"),
  };
}
