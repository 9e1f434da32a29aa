import { build } from "esbuild";

import { PROJECT_ROOT } from "../scripts/root.mjs";

/** Bundles files of the repository, by name, beside each other in a folder as a build does; packages stay outside. */
export async function bundleFiles(
  entryPoints: Readonly<Record<string, string>>,
  outdir: string,
): Promise<void> {
  await build({
    absWorkingDir: PROJECT_ROOT,
    entryPoints: { ...entryPoints },
    outdir,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    sourcemap: "inline",
    logLevel: "error",
  });
}
